import { Button, Select, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { ApiError, explain } from '../api/problem';
import type { Invitation, InvitedRole } from '../api/types';
import { useApp } from '../app';
import { emailProblem } from '../auth/password';
import { useNotify } from '../ui/notices';
import type { StepState } from './progress';
import { Step } from './Step';
import classes from './Welcome.module.css';

const ROLES: { value: InvitedRole; label: string }[] = [
  { value: 'agent', label: 'Agent' },
  { value: 'supervisor', label: 'Supervisor' },
  { value: 'admin', label: 'Administrator' },
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
      notify(`${email.trim()} has been invited`);
      setEmail('');
    } catch (error) {
      setProblem(invitationProblem(error));
    } finally {
      setBusy(false);
      await queries.invalidateQueries({ queryKey: ['invitations'] });
    }
  };

  return (
    <Step number={2} title="Invite a colleague" intro="They get a link to join, good for seven days." state={state}>
      <form className={classes['invite']} onSubmit={(event) => void invite(event)} noValidate>
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="off"
          maxLength={320}
          value={email}
          error={problem}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Select
          label="Role"
          data={ROLES}
          allowDeselect={false}
          value={role}
          onChange={(value) => setRole(ROLES.find((one) => one.value === value)?.value ?? 'agent')}
        />
        <Button type="submit" loading={busy}>
          Invite
        </Button>
      </form>
      {(invitations.data?.data.length ?? 0) > 0 && (
        <ul className={classes['invited']} aria-label="Invited">
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
      return 'On its way';
    case 'sent':
      return 'Sent';
    case 'bounced':
      return 'Refused: no such address?';
    case 'failed':
    case 'dropped':
      return 'Not sent';
    case null:
    case undefined:
      return '';
  }
}

function invitationProblem(error: unknown): string {
  const code = error instanceof ApiError ? error.problem.code : '';
  if (code === 'already_member') return 'This person is a member already.';
  if (code === 'already_invited') return 'This address has been invited already.';
  return explain(error);
}
