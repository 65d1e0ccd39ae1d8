import { DirectionProvider } from '@mantine/core';
import { useSyncExternalStore, type ReactNode } from 'react';
import { followLanguage, language } from './i18n';

/** What stands inside is drawn anew in another language. */
export function Spoken({ children }: { children: ReactNode }) {
  const spoken = useSyncExternalStore(followLanguage, language);
  return (
    <DirectionProvider key={spoken} initialDirection={spoken === 'ar' ? 'rtl' : 'ltr'}>
      {children}
    </DirectionProvider>
  );
}
