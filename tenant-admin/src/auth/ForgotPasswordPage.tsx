import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { Sentence } from '../i18n/Sentence';
import { AddressForm } from './AddressForm';
import { useAsking } from './asking';
import { AuthCard } from './AuthCard';
import classes from './Auth.module.css';
import { MailSent } from './MailSent';

export function ForgotPasswordPage() {
  const { account } = useApp();
  const [email, setEmail] = useState('');
  const [sent, setSent] = useState(false);
  const { busy, problem, ask } = useAsking();
  const request = () => account.askReset(email.trim());

  if (sent) {
    return (
      <MailSent
        title={t('Look into your mail')}
        lead={
          <Sentence
            text="If {address} has an account, a link to choose a new password is on its way. It works for one hour."
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
      title={t('Forgotten your password?')}
      lead={t('Tell us the e-mail address of your account. We send you a link to choose a new one.')}
      problem={problem}
      more={
        <Link className={classes['way'] ?? ''} to="/sign-in">
          {t('Back to sign-in')}
        </Link>
      }
    >
      <AddressForm
        label={t('E-mail')}
        email={email}
        busy={busy}
        button={t('Send the link')}
        onChange={setEmail}
        onSubmit={() => ask(() => request().then(() => setSent(true)))}
      />
    </AuthCard>
  );
}
