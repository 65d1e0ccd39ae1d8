import { Button, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { explain, hasStatus } from '../api/problem';
import type { MailLink } from '../api/types';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { Blank } from '../ui/Blank';
import { AuthCard } from './AuthCard';

interface MailLinkPageProps {
  kind: MailLink['kind'];
  /** Where a new link comes from, when this one no longer works. */
  again: { to: '/sign-up' | '/forgot-password' | '/sign-in'; label: string };
  children: (link: MailLink, token: string) => ReactNode;
}

/** The page behind the link of a mail. Its secret stands behind the `#`, which is sent to nobody. */
export function MailLinkPage({ kind, again, children }: MailLinkPageProps) {
  const { account } = useApp();
  const token = useRouterState({ select: (state) => state.location.hash });
  const link = useQuery({
    queryKey: ['mail-link', token],
    queryFn: () => account.link(token),
    enabled: token !== '',
    staleTime: Infinity,
    gcTime: 0,
  });

  if (token !== '' && link.isPending) {
    return (
      <Blank fill>
        <Loader size="sm" color="gray" aria-label={t('Loading')} />
      </Blank>
    );
  }
  if (link.data?.kind === kind) return children(link.data, token);
  const gone = token === '' || !link.isError || hasStatus(link.error, 401);
  if (!gone) {
    return (
      <AuthCard title={t('That didn’t work')} problem={explain(link.error)}>
        <Button size="md" fullWidth loading={link.isFetching} onClick={() => void link.refetch()}>
          {t('Try again')}
        </Button>
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title={t('This link no longer works')}
      lead={t('It has been used, is too old, or was cut off by the mail program. Links work once.')}
    >
      <Button component={Link} to={again.to} size="md" fullWidth>
        {again.label}
      </Button>
    </AuthCard>
  );
}
