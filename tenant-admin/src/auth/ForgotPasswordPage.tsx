import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useApp } from '../app';
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
        title="Look into your mail"
        lead={
          <>
            If <strong>{email.trim()}</strong> has an account, a link to choose a new password is on its way. It works
            for one hour.
          </>
        }
        again={request}
        onBack={() => setSent(false)}
      />
    );
  }
  return (
    <AuthCard
      title="Forgotten your password?"
      lead="Tell us the e-mail address of your account. We send you a link to choose a new one."
      problem={problem}
      more={
        <Link className={classes['way'] ?? ''} to="/sign-in">
          Back to sign-in
        </Link>
      }
    >
      <AddressForm
        label="E-mail"
        email={email}
        busy={busy}
        button="Send the link"
        onChange={setEmail}
        onSubmit={() => ask(() => request().then(() => setSent(true)))}
      />
    </AuthCard>
  );
}
