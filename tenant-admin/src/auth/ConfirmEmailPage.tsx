import { Button } from '@mantine/core';
import { useState } from 'react';
import type { MailLink } from '../api/types';
import { useApp } from '../app';
import { useAsking } from './asking';
import { AuthCard } from './AuthCard';
import { MailLinkPage } from './MailLinkPage';
import { useGoOn } from './next';

export function ConfirmEmailPage() {
  return (
    <MailLinkPage kind="email_change" again={{ to: '/sign-in', label: 'Go to sign-in' }}>
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
        title="Your address has changed"
        lead={
          <>
            From now on you sign in with <strong>{link.email}</strong>.
          </>
        }
      >
        <Button size="md" fullWidth onClick={() => goOn(null, '')}>
          Go on
        </Button>
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title="Confirm your new address"
      lead={
        <>
          You will sign in with <strong>{link.email}</strong>. The old address gets a notice.
        </>
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
        Confirm
      </Button>
    </AuthCard>
  );
}
