import { Button, TextInput } from '@mantine/core';
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
import { useGoOn } from './next';
import { passwordProblem } from './password';

export function AcceptInvitationPage() {
  return (
    <MailLinkPage kind="invitation" again={{ to: '/sign-in', label: t('Go to sign-in') }}>
      {(link, token) => <Join link={link} token={token} />}
    </MailLinkPage>
  );
}

function Join({ link, token }: { link: MailLink; token: string }) {
  const { account, session } = useApp();
  const navigate = useNavigate();
  const goOn = useGoOn();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [checked, setChecked] = useState(false);
  const { busy, problem, ask } = useAsking();
  const isNew = link.invitation?.hasAccount !== true;
  const wrong = {
    name: name.trim() === '' ? t('What should colleagues and shoppers call you?') : null,
    password: isNew ? passwordProblem(password) : null,
  };

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setChecked(true);
    if (wrong.name !== null || wrong.password !== null) return;
    ask(async () => {
      const answer = await account.accept({ token, name: name.trim(), ...(isNew && { password }) });
      if (answer === null) {
        await session.logout();
        await navigate({ to: '/sign-in', search: { email: link.email, joined: true }, replace: true });
      } else {
        await session.adopt(answer);
        goOn(null, 'inbox/open');
      }
    });
  };

  return (
    <AuthCard
      title={t('Join {tenant}', { tenant: link.invitation?.tenant ?? t('your colleagues') })}
      lead={
        <Sentence
          text="{name} invites {address} as {role}."
          with={{
            name: link.invitation?.invitedBy ?? t('A colleague'),
            address: <strong>{link.email}</strong>,
            role: roleWords(link.invitation?.role ?? 'agent'),
          }}
        />
      }
      problem={problem}
    >
      <form className={classes['form']} onSubmit={submit} noValidate>
        <TextInput
          label={t('Your name')}
          description={t('Colleagues and shoppers see it')}
          name="name"
          autoComplete="name"
          size="md"
          maxLength={120}
          autoFocus
          value={name}
          error={checked ? wrong.name : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <input
          className="cf-hidden"
          type="email"
          autoComplete="username"
          value={link.email}
          tabIndex={-1}
          aria-hidden
          readOnly
        />
        {isNew && (
          <NewPassword
            label={t('Choose a password')}
            value={password}
            error={checked ? wrong.password : null}
            onChange={setPassword}
          />
        )}
        <Button type="submit" size="md" fullWidth loading={busy}>
          {isNew ? t('Join') : t('Join, then sign in')}
        </Button>
      </form>
    </AuthCard>
  );
}

function roleWords(role: NonNullable<MailLink['invitation']>['role']): string {
  switch (role) {
    case 'owner':
      return t('an owner');
    case 'admin':
      return t('an administrator');
    case 'supervisor':
      return t('a supervisor');
    case 'agent':
      return t('an agent');
  }
}
