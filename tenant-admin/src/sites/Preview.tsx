import { SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { t } from '../i18n/i18n';
import type { Theme } from './settings';
import classes from './Sites.module.css';

const AFTER_MS = 400;

interface PreviewProps {
  siteKey: string;
  theme: Theme;
  /** False while what is entered is no look. */
  ready: boolean;
}

/** The shop's own scripts in a frame of another origin, without storage: what is not saved yet shows only here. */
export function Preview({ siteKey, theme, ready }: PreviewProps) {
  const [screen, setScreen] = useState<'phone' | 'desktop'>('desktop');
  const [shown, setShown] = useState(() => JSON.stringify(theme));
  const [wanted] = useDebouncedValue(JSON.stringify(theme), AFTER_MS);
  if (ready && wanted !== shown) setShown(wanted);
  return (
    <div className={classes['preview']}>
      <SegmentedControl
        aria-label={t('Size of the screen')}
        data={[
          { value: 'desktop', label: t('Desktop') },
          { value: 'phone', label: t('Phone') },
        ]}
        value={screen}
        onChange={setScreen}
      />
      <iframe
        key={screen}
        className={classes['frame']}
        data-screen={screen}
        title={t('Preview')}
        sandbox="allow-scripts"
        src={`/widget/${encodeURIComponent(siteKey)}/preview?theme=${encodeURIComponent(shown)}`}
      />
    </div>
  );
}
