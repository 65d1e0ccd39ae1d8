import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { t } from '../i18n/i18n';
import { useConnection, useStaff } from '../live/live';
import classes from './Shell.module.css';

/** Short breaks heal unseen; only what lasts is worth a line. */
const PATIENCE_MS = 2_500;

export function ConnectionBar() {
  const { live } = useStaff();
  const connection = useConnection();
  const troubled = connection.kind !== 'online';
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!troubled) return undefined;
    const timer = setTimeout(() => setLasting(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setLasting(false);
    };
  }, [troubled]);

  const text = troubled && lasting ? words(connection.kind) : null;
  return (
    <div role="status">
      {text !== null && (
        <div className={classes['connection']}>
          {text}
          {connection.kind === 'stopped' && (
            <Button size="compact-xs" variant="default" onClick={() => live.client.start()}>
              {t('Connect again')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function words(kind: 'connecting' | 'polling' | 'offline' | 'stopped'): string {
  switch (kind) {
    case 'connecting':
      return t('Connecting …');
    case 'polling':
      return t('The live connection is down. Messages still arrive, a little later.');
    case 'offline':
      return t('You are offline. What you write is sent as soon as the connection is back.');
    case 'stopped':
      return t('The live connection has ended.');
  }
}
