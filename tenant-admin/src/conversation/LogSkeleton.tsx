import { Skeleton } from '@mantine/core';
import { t } from '../i18n/i18n';

export function LogSkeleton() {
  return (
    <div aria-busy="true" aria-label={t('Loading')} style={{ padding: 24, display: 'grid', gap: 16 }}>
      <Skeleton height={40} width="48%" />
      <Skeleton height={64} width="60%" style={{ justifySelf: 'end' }} />
      <Skeleton height={40} width="40%" />
      <Skeleton height={40} width="32%" style={{ justifySelf: 'end' }} />
    </div>
  );
}
