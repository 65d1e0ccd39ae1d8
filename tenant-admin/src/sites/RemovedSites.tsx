import { Button } from '@mantine/core';
import { t } from '../i18n/i18n';
import { exact } from '../ui/format';
import { Card } from '../ui/Page';
import { useClosing, useRemovedSites } from './queries';
import classes from './Sites.module.css';

/** Deleted sites that can still be brought back; nothing where there are none. */
export function RemovedSites({ mayRestore }: { mayRestore: boolean }) {
  const removed = useRemovedSites(mayRestore);
  const { restore } = useClosing();
  const list = removed.data?.data ?? [];
  if (!mayRestore || list.length === 0) return null;
  return (
    <Card id="removed" title={t('Deleted sites')}>
      {list.map((site) => (
        <div key={site.id} className={classes['secret']}>
          <div>
            <p className={classes['secretName']}>{site.name}</p>
            <p className={classes['secretFacts']}>
              {t('Can be restored until {time}.', { time: exact(site.restorableUntil) })}
            </p>
          </div>
          <Button
            variant="default"
            aria-label={t('Restore {name}', { name: site.name })}
            onClick={() => void restore(site)}
          >
            {t('Restore')}
          </Button>
        </div>
      ))}
    </Card>
  );
}
