import { Kbd } from '@mantine/core';
import { t } from '../i18n/i18n';
import { Dialog } from '../ui/Dialog';
import classes from './Palette.module.css';
import { SHORTCUTS, type Shortcut } from './shortcuts';

export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  return (
    <Dialog onClose={onClose} title={t('Keyboard shortcuts')} size="lg">
      <div className={classes['sheet']}>
        {SHORTCUTS.map(({ title, shortcuts }) => (
          <section key={title} className={classes['group']}>
            <h3 className={classes['groupTitle']}>{t(title)}</h3>
            <dl className={classes['keys']}>
              {shortcuts.map((shortcut) => (
                <div key={shortcut.does}>
                  <dt>{t(shortcut.does)}</dt>
                  <dd>
                    <Keys keys={shortcut.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function Keys({ keys }: Pick<Shortcut, 'keys'>) {
  return keys.map((together, index) => (
    <span key={index} className={classes['chord']}>
      {index > 0 && <span className={classes['then']}>{t('then')}</span>}
      {together.map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
    </span>
  ));
}
