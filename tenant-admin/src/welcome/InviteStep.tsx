import { Button, Select, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { ApiError, explain } from '../api/problem';
import type { Invitation, InvitedRole } from '../api/types';
import { useApp } from '../app';
import { emailProblem } from '../auth/password';
import { phrase, t } from '../i18n/i18n';
import { useNotify } from '../ui/notices';
import type { StepState } from './progress';
import { Step } from './Step';
import classes from './Welcome.module.css';

const ROLES: { value: InvitedRole; label: string }[] = [
  { value: 'agent', label: phrase('Agent') },
  { value: 'supervisor', label: phrase('Supervisor') },
  { value: 'admin', label: phrase('Administrator') },
];

export function InviteStep({ state }: { state: StepState }) {
  const { service } = useApp();
  const queries = useQueryClient();
  const notify = useNotify();
  const invitations = useQuery({ queryKey: ['invitations'], queryFn: ({ signal }) => service.invitations(signal) });
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<InvitedRole>('agent');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const invite = async (event: SyntheticEvent) => {
    event.preventDefault();
    const wrong = emailProblem(email);
    setProblem(wrong);
    if (wrong !== null) return;
    setBusy(true);
    try {
      await service.invite(email.trim(), role);
      notify(t('{address} has been invited', { address: email.trim() }));
      setEmail('');
    } catch (error) {
      setProblem(invitationProblem(error));
    } finally {
      setBusy(false);
      await queries.invalidateQueries({ queryKey: ['invitations'] });
    }
  };

  return (
    <Step
      number={2}
      title={t('Invite a colleague')}
      intro={t('They get a link to join, good for seven days.')}
      state={state}
    >
      <form className={classes['invite']} onSubmit={(event) => void invite(event)} noValidate>
        <TextInput
          label={t('E-mail')}
          type="email"
          autoComplete="off"
          maxLength={320}
          value={email}
          error={problem}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Select
          label={t('Role')}
          data={ROLES.map(({ value, label }) => ({ value, label: t(label) }))}
          allowDeselect={false}
          value={role}
          onChange={(value) => setRole(ROLES.find((one) => one.value === value)?.value ?? 'agent')}
        />
        <Button type="submit" loading={busy}>
          {t('Invite')}
        </Button>
      </form>
      {(invitations.data?.data.length ?? 0) > 0 && (
        <ul className={classes['invited']} aria-label={t('Invited')}>
          {invitations.data?.data.map((one) => (
            <li key={one.id}>
              <span className={classes['address']}>{one.email}</span>
              <span className={classes['mail']} data-bad={one.mail === 'bounced' || undefined}>
                {mailWords(one.mail)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Step>
  );
}

function mailWords(mail: Invitation['mail']): string {
  switch (mail) {
    case 'waiting':
      return t('On its way');
    case 'sent':
      return t('Sent');
    case 'bounced':
      return t('Refused: no such address?');
    case 'failed':
    case 'dropped':
      return t('Not sent');
    case null:
    case undefined:
      return '';
  }
}

function invitationProblem(error: unknown): string {
  const code = error instanceof ApiError ? error.problem.code : '';
  if (code === 'already_member') return t('This person is a member already.');
  if (code === 'already_invited') return t('This address has been invited already.');
  return explain(error);
}
