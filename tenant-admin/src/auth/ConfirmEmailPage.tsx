import { Button } from '@mantine/core';
import { useState } from 'react';
import type { MailLink } from '../api/types';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { Sentence } from '../i18n/Sentence';
import { useAsking } from './asking';
import { AuthCard } from './AuthCard';
import { MailLinkPage } from './MailLinkPage';
import { useGoOn } from './next';

export function ConfirmEmailPage() {
  return (
    <MailLinkPage kind="email_change" again={{ to: '/sign-in', label: t('Go to sign-in') }}>
      {(link, token) => <Confirm link={link} token={token} />}
    </MailLinkPage>
  );
}

/** A click of a person: mail scanners open links, too. */
function Confirm({ link, token }: { link: MailLink; token: string }) {
  const { account, session } = useApp();
  const goOn = useGoOn();
  const [done, setDone] = useState(false);
  const { busy, problem, ask } = useAsking();

  if (done) {
    return (
      <AuthCard
        title={t('Your address has changed')}
        lead={
          <Sentence text="From now on you sign in with {address}." with={{ address: <strong>{link.email}</strong> }} />
        }
      >
        <Button size="md" fullWidth onClick={() => goOn(null, '')}>
          {t('Go on')}
        </Button>
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title={t('Confirm your new address')}
      lead={
        <Sentence
          text="You will sign in with {address}. The old address gets a notice."
          with={{ address: <strong>{link.email}</strong> }}
        />
      }
      problem={problem}
    >
      <Button
        size="md"
        fullWidth
        loading={busy}
        onClick={() =>
          ask(async () => {
            await account.confirmEmail(token);
            session.updateMe({ email: link.email });
            setDone(true);
          })
        }
      >
        {t('Confirm')}
      </Button>
    </AuthCard>
  );
}
