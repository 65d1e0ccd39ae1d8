import type { Site } from '../api/types';
import { CopyButton } from '../ui/CopyButton';
import classes from './Sites.module.css';

export function Install({ site }: { site: Site }) {
  return (
    <section className={classes['card']} aria-labelledby="install">
      <h2 id="install" className={classes['title']}>
        Install
      </h2>
      <p className={classes['intro']}>
        Put this line before the end of the body on every page of the shop. Nothing is loaded or stored before a shopper
        opens the chat.
      </p>
      <div className={classes['code']}>
        <code>{site.snippet}</code>
        <CopyButton value={site.snippet} />
      </div>
    </section>
  );
}
