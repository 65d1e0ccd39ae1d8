import { Anchor, Button, PasswordInput, TextInput, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import { hasStatus, explain } from '../api/problem';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { AuthCard } from './AuthCard';
import classes from './Auth.module.css';
import { lockoutWords, useLockout } from './lockout';
import type { NextSearch } from './next';
import type { TenantChoice } from './session';

type Step = { kind: 'form' } | { kind: 'tenants'; tenants: TenantChoice[] };

interface LoginPageProps {
  /** Why people stand here, where that needs a sentence. */
  info?: string | null;
  email?: string;
  /** Where to go on after signing up; who signs in goes on by itself. */
  next: string | null;
}

export function LoginPage({ info = null, email: known = '', next }: LoginPageProps) {
  const { session, account } = useApp();
  const options = useQuery({ queryKey: ['sign-in-options'], queryFn: () => account.options() });
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const [step, setStep] = useState<Step>({ kind: 'form' });
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const lockout = useLockout();
  const search: NextSearch = next === null ? {} : { next };

  const signIn = async (tenantId?: string) => {
    setBusy(tenantId ?? 'form');
    setProblem(null);
    try {
      const result = await session.login(email.trim(), password, tenantId);
      if (result.kind === 'chooseTenant') setStep({ kind: 'tenants', tenants: result.tenants });
    } catch (error) {
      if (!lockout.hold(error)) setProblem(loginProblem(error));
    } finally {
      setBusy(null);
    }
  };

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (email.trim() === '' || password === '') setProblem(t('Enter your e-mail address and your password.'));
    else void signIn();
  };

  if (step.kind === 'tenants') {
    return (
      <AuthCard
        title={t('Where do you want to work?')}
        problem={lockout.left > 0 ? lockoutWords(lockout.left) : problem}
      >
        <div className={classes['form']}>
          {step.tenants.map((tenant) => (
            <UnstyledButton
              key={tenant.id}
              className={classes['tenant']}
              disabled={busy !== null}
              onClick={() => void signIn(tenant.id)}
            >
              <span>{tenant.name}</span>
              <IconChevronRight className="cf-turns" size={16} aria-hidden />
            </UnstyledButton>
          ))}
          <Anchor component="button" type="button" size="sm" onClick={() => setStep({ kind: 'form' })}>
            {t('Use another account')}
          </Anchor>
        </div>
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title={t('Sign in to ChatFlow')}
      info={info}
      problem={lockout.left > 0 ? lockoutWords(lockout.left) : problem}
      more={
        options.data?.signUp === true && (
          <p>
            {t('New here?')}{' '}
            <Link className={classes['way'] ?? ''} to="/sign-up" search={search}>
              {t('Make an account')}
            </Link>
          </p>
        )
      }
    >
      <form className={classes['form']} onSubmit={submit} noValidate>
        <TextInput
          label={t('E-mail')}
          type="email"
          name="email"
          autoComplete="username"
          size="md"
          autoFocus={known === ''}
          value={email}
          error={problem !== null && email.trim() === ''}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('Password')}
          name="password"
          autoComplete="current-password"
          size="md"
          autoFocus={known !== ''}
          value={password}
          error={problem !== null && password === ''}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <div className={classes['beside']}>
          <Link className={classes['way'] ?? ''} to="/forgot-password">
            {t('Forgotten your password?')}
          </Link>
        </div>
        <Button type="submit" size="md" fullWidth loading={busy !== null} disabled={lockout.left > 0}>
          {t('Sign in')}
        </Button>
      </form>
    </AuthCard>
  );
}

/** The service never tells which of the two was wrong, and neither do we. */
function loginProblem(error: unknown): string {
  return hasStatus(error, 401) ? t('That e-mail address and password don’t match.') : explain(error);
}
