import { Anchor, Button, PasswordInput, TextInput, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useState, type SyntheticEvent } from 'react';
import { hasStatus, explain } from '../api/problem';
import { useApp } from '../app';
import { Logo } from '../ui/Logo';
import classes from './LoginPage.module.css';
import type { TenantChoice } from './session';

type Step = { kind: 'form' } | { kind: 'tenants'; tenants: TenantChoice[] };

export function LoginPage({ expired }: { expired: boolean }) {
  const { session } = useApp();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [step, setStep] = useState<Step>({ kind: 'form' });
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const signIn = async (tenantId?: string) => {
    setBusy(tenantId ?? 'form');
    setProblem(null);
    try {
      const result = await session.login(email.trim(), password, tenantId);
      if (result.kind === 'chooseTenant') setStep({ kind: 'tenants', tenants: result.tenants });
    } catch (error) {
      setProblem(loginProblem(error));
    } finally {
      setBusy(null);
    }
  };

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (email.trim() === '' || password === '') setProblem('Enter your e-mail address and your password.');
    else void signIn();
  };

  return (
    <main className={classes['page']}>
      <div className={classes['card']}>
        <Logo size={32} />
        <h1 className={classes['title']}>
          {step.kind === 'form' ? 'Sign in to ChatFlow' : 'Where do you want to work?'}
        </h1>
        {expired && step.kind === 'form' && problem === null && (
          <p className={classes['info']}>Your session has ended. Sign in again to go on.</p>
        )}
        <div role="alert">{problem !== null && <p className={classes['problem']}>{problem}</p>}</div>
        {step.kind === 'form' ? (
          <form className={classes['form']} onSubmit={submit} noValidate>
            <TextInput
              label="E-mail"
              type="email"
              name="email"
              autoComplete="username"
              size="md"
              autoFocus
              value={email}
              error={problem !== null && email.trim() === ''}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <PasswordInput
              label="Password"
              name="password"
              autoComplete="current-password"
              size="md"
              value={password}
              error={problem !== null && password === ''}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            <Button type="submit" size="md" fullWidth loading={busy !== null}>
              Sign in
            </Button>
          </form>
        ) : (
          <div className={classes['form']}>
            {step.tenants.map((tenant) => (
              <UnstyledButton
                key={tenant.id}
                className={classes['tenant']}
                disabled={busy !== null}
                onClick={() => void signIn(tenant.id)}
              >
                <span>{tenant.name}</span>
                <IconChevronRight size={16} aria-hidden />
              </UnstyledButton>
            ))}
            <Anchor component="button" type="button" size="sm" onClick={() => setStep({ kind: 'form' })}>
              Use another account
            </Anchor>
          </div>
        )}
      </div>
    </main>
  );
}

/** The service never tells which of the two was wrong, and neither do we. */
function loginProblem(error: unknown): string {
  return hasStatus(error, 401) ? 'That e-mail address and password don’t match.' : explain(error);
}
