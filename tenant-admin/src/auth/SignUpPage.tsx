import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { Sentence } from '../i18n/Sentence';
import { AddressForm } from './AddressForm';
import { useAsking } from './asking';
import { AuthCard } from './AuthCard';
import classes from './Auth.module.css';
import { MailSent } from './MailSent';
import type { NextSearch } from './next';

/** The first of two steps: the address. The rest is asked behind the link in the mail. */
export function SignUpPage() {
  const { account } = useApp();
  const { next } = useSearch({ from: '/sign-up' });
  const options = useQuery({ queryKey: ['sign-in-options'], queryFn: () => account.options() });
  const [email, setEmail] = useState('');
  const [sent, setSent] = useState(false);
  const { busy, problem, ask } = useAsking();
  const request = () => account.signUp(email.trim(), next ?? null);
  const search: NextSearch = next === undefined ? {} : { next };

  if (options.data?.signUp === false) {
    return (
      <AuthCard
        title={t('Signing up is closed here')}
        lead={t('Ask whoever runs this ChatFlow, or a colleague for an invitation.')}
      >
        <Link className={classes['way'] ?? ''} to="/sign-in" search={search}>
          {t('Sign in')}
        </Link>
      </AuthCard>
    );
  }
  if (sent) {
    return (
      <MailSent
        title={t('Look into your mail')}
        lead={
          <Sentence
            text="We have sent a link to {address}. Open it to set up your account."
            with={{ address: <strong>{email.trim()}</strong> }}
          />
        }
        again={request}
        onBack={() => setSent(false)}
      />
    );
  }
  return (
    <AuthCard
      title={t('Try ChatFlow')}
      lead={t('Answer your shop’s customers where they are. Free for 14 days, no card needed.')}
      problem={problem}
      more={
        <p>
          {t('You have an account?')}{' '}
          <Link className={classes['way'] ?? ''} to="/sign-in" search={search}>
            {t('Sign in')}
          </Link>
        </p>
      }
    >
      <AddressForm
        label={t('Your e-mail at work')}
        email={email}
        busy={busy}
        button={t('Continue')}
        onChange={setEmail}
        onSubmit={() => ask(() => request().then(() => setSent(true)))}
      />
    </AuthCard>
  );
}
