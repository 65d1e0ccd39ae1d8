import { IconGavel } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Me } from '../api/types';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { isAtLeast } from '../people/roles';
import classes from '../shell/Shell.module.css';
import { useQuery } from '@tanstack/react-query';

const LOOK_EVERY = 60_000;

/** For those who decide, while something waits for them. */
export function ApprovalsLink({ me }: { me: Me }) {
  const { service } = useApp();
  const waiting = useQuery({
    queryKey: ['operations', { state: 'awaiting_approval' }],
    queryFn: ({ signal }) => service.shop.operations({ state: 'awaiting_approval' }, signal),
    enabled: isAtLeast(me.role, 'supervisor'),
    refetchInterval: LOOK_EVERY,
  });
  const count = waiting.data?.data.filter(({ needs }) => isAtLeast(me.role, needs)).length ?? 0;
  if (count === 0) return null;
  const label = t('Approvals: {count} waiting', { count });
  return (
    <Link className={classes['link'] ?? ''} to="/approvals" aria-label={label}>
      <IconGavel size={16} aria-hidden />
      <span>{t('Approvals')}</span>
      <b className={classes['count']}>{count}</b>
    </Link>
  );
}
