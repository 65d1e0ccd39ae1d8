import { Button } from '@mantine/core';
import { lazy, useState, type ComponentType, type ReactNode } from 'react';
import { t } from '../i18n/i18n';
import { Dialog } from './Dialog';
import classes from './part.module.css';

type Load<Props> = () => Promise<ComponentType<Props>>;

/**
 * A part of the page that is loaded where it is first drawn. Where it can't be, without a connection mostly, another
 * try is offered in its place, and the rest of the page goes on.
 */
export function part<Props extends object>(load: Load<Props>) {
  return lazily(load, (again) => (
    <p className={classes['missing']}>
      <span>{t('A part of this page could not be loaded.')}</span>
      {again}
    </p>
  ));
}

/** The same for one that stands over the page. */
export function dialogPart<Props extends { onClose: () => void }>(load: Load<Props>) {
  return lazily(load, (again, { onClose }) => (
    <Dialog onClose={onClose} title={t('A part of this page could not be loaded.')}>
      {again}
    </Dialog>
  ));
}

function lazily<Props extends object>(load: Load<Props>, missing: (again: ReactNode, props: Props) => ReactNode) {
  let found: ComponentType<Props> | null = null;

  function Missing(props: Props) {
    const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
    const Found = found;
    if (Found !== null) return <Found {...props} />;
    const again = async () => {
      setState('busy');
      found = await load().catch(() => null);
      setState(found === null ? 'failed' : 'idle');
    };
    return missing(
      <div className={classes['ways']}>
        <Button variant="default" size="compact-sm" loading={state === 'busy'} onClick={() => void again()}>
          {t('Try again')}
        </Button>
        {/* A browser may answer each later import of an address with its first failure: then only a new page helps. */}
        {state === 'failed' && (
          <Button variant="subtle" size="compact-sm" onClick={() => location.reload()}>
            {t('Reload the page')}
          </Button>
        )}
      </div>,
      props,
    );
  }

  return lazy(async (): Promise<{ default: ComponentType<Props> }> => ({ default: await load().catch(() => Missing) }));
}
