import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import type { MailLink } from '../api/types';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { Sentence } from '../i18n/Sentence';
import { useAsking } from './asking';
import { AuthCard } from './AuthCard';
import classes from './Auth.module.css';
import { MailLinkPage } from './MailLinkPage';
import { NewPassword } from './NewPassword';
import { passwordProblem } from './password';

export function ResetPasswordPage() {
  return (
    <MailLinkPage kind="password_reset" again={{ to: '/forgot-password', label: t('Get a new link') }}>
      {(link, token) => <ChooseOne link={link} token={token} />}
    </MailLinkPage>
  );
}

function ChooseOne({ link, token }: { link: MailLink; token: string }) {
  const { account, session } = useApp();
  const navigate = useNavigate();
  const [password, setPassword] = useState('');
  const [checked, setChecked] = useState(false);
  const { busy, problem, ask } = useAsking();

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setChecked(true);
    if (passwordProblem(password) !== null) return;
    ask(async () => {
      await account.reset(token, password);
      // Every sign-in has ended with the old password, perhaps one of this browser too.
      await session.logout();
      await navigate({ to: '/sign-in', search: { email: link.email, reset: true }, replace: true });
    });
  };

  return (
    <AuthCard
      title={t('Choose a new password')}
      lead={
        <Sentence
          text="For {address}. Whoever is signed in with the old one will be signed out."
          with={{ address: <strong>{link.email}</strong> }}
        />
      }
      problem={problem}
    >
      <form className={classes['form']} onSubmit={submit} noValidate>
        <input
          className="cf-hidden"
          type="email"
          autoComplete="username"
          value={link.email}
          tabIndex={-1}
          aria-hidden
          readOnly
        />
        <NewPassword
          label={t('New password')}
          autoFocus
          value={password}
          error={checked ? passwordProblem(password) : null}
          onChange={setPassword}
        />
        <Button type="submit" size="md" fullWidth loading={busy}>
          {t('Set the password')}
        </Button>
      </form>
    </AuthCard>
  );
}
