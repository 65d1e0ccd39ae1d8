import { Button, TextInput } from '@mantine/core';
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

/** The second step of signing up: the address is proven, name, shop and password follow. */
export function VerifyPage() {
  return (
    <MailLinkPage kind="sign_up" again={{ to: '/sign-up', label: t('Get a new link') }}>
      {(link, token) => <NewOwner link={link} token={token} />}
    </MailLinkPage>
  );
}

function NewOwner({ link, token }: { link: MailLink; token: string }) {
  const { account, session } = useApp();
  const goOn = useGoOn();
  const [name, setName] = useState('');
  const [company, setCompany] = useState('');
  const [password, setPassword] = useState('');
  const [checked, setChecked] = useState(false);
  const { busy, problem, ask } = useAsking();
  const wrong = {
    name: name.trim() === '' ? t('What should colleagues and shoppers call you?') : null,
    company: company.trim() === '' ? t('What is it called?') : null,
    password: passwordProblem(password),
  };

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setChecked(true);
    if (Object.values(wrong).some((one) => one !== null)) return;
    ask(async () => {
      const owner = { token, name: name.trim(), company: company.trim(), password };
      await session.adopt(await account.completeSignUp(owner));
      // Nobody wrote to a new tenant yet: the inbox, where everybody lands, is not what they came for.
      goOn(link.next?.startsWith('/admin/inbox/') === true ? null : link.next, 'welcome');
    });
  };

  return (
    <AuthCard
      title={t('Set up your account')}
      lead={<Sentence text="Your address {address} is confirmed." with={{ address: <strong>{link.email}</strong> }} />}
      problem={problem}
    >
      <form className={classes['form']} onSubmit={submit} noValidate>
        <TextInput
          label={t('Your name')}
          name="name"
          autoComplete="name"
          size="md"
          maxLength={120}
          autoFocus
          value={name}
          error={checked ? wrong.name : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('Name of your shop or company')}
          name="organization"
          autoComplete="organization"
          size="md"
          maxLength={120}
          value={company}
          error={checked ? wrong.company : null}
          onChange={(event) => setCompany(event.currentTarget.value)}
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
        <NewPassword
          label={t('Choose a password')}
          value={password}
          error={checked ? wrong.password : null}
          onChange={setPassword}
        />
        <Button type="submit" size="md" fullWidth loading={busy}>
          {t('Start')}
        </Button>
      </form>
    </AuthCard>
  );
}
