import { Button, CloseButton } from '@mantine/core';
import { t } from '../i18n/i18n';
import { useStaff } from '../live/live';
import { useAvailability, useStayingOffline } from '../shell/availability';
import classes from './OfflineBar.module.css';

/** Says what being offline means to who has not chosen it; not again in this session once it was put away. */
export function OfflineBar() {
  const { me } = useStaff();
  const become = useAvailability();
  const [staying, stay] = useStayingOffline(me.id);
  const shown = me.availability === 'offline' && !staying;
  return (
    <div className={classes['bar']} data-shown={shown || undefined}>
      <p className={classes['text']} role="status">
        {shown && t('You are offline: nothing new comes to you, and shoppers can’t see that you are there.')}
      </p>
      {shown && (
        <>
          <Button size="compact-sm" variant="default" onClick={() => void become('online')}>
            {t('Go online')}
          </Button>
          <CloseButton size="sm" aria-label={t('Stay offline')} onClick={stay} />
        </>
      )}
    </div>
  );
}
