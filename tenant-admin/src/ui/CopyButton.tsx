import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { t } from '../i18n/i18n';

const SHOWN_MS = 2_000;

export function CopyButton({ value, label }: { value: string; label?: string }) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  useEffect(() => {
    if (state === 'idle') return undefined;
    const timer = setTimeout(() => setState('idle'), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = () => {
    // Absent where the page is not served securely.
    const clipboard = navigator.clipboard as Clipboard | undefined;
    if (clipboard === undefined) setState('failed');
    else
      clipboard.writeText(value).then(
        () => setState('copied'),
        () => setState('failed'),
      );
  };
  return (
    <Button
      variant="default"
      leftSection={state === 'copied' ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
      onClick={copy}
    >
      <span aria-live="polite">
        {state === 'copied' ? t('Copied') : state === 'failed' ? t('Select and copy') : (label ?? t('Copy'))}
      </span>
    </Button>
  );
}
