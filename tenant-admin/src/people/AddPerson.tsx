import { Button, PasswordInput, Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { explain } from '../api/problem';
import type { StaffRole } from '../api/types';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { useStaff } from '../live/live';
import { Dialog } from '../ui/Dialog';
import { useNotify } from '../ui/notices';
import page from '../ui/Page.module.css';
import { mayGive, ROLES } from './roles';

const SHORTEST_PASSWORD = 10;

/** Somebody with a first password, told to them by whoever adds them. */
export function AddPerson({ onClose }: { onClose: () => void }) {
  const { service } = useApp();
  const { me } = useStaff();
  const queries = useQueryClient();
  const notify = useNotify();
  const [key] = useState(() => crypto.randomUUID());
  const [person, setPerson] = useState({ name: '', email: '', role: 'agent' as StaffRole, password: '' });
  const [checked, setChecked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const set = (patch: Partial<typeof person>) => setPerson((before) => ({ ...before, ...patch }));

  const wrong = {
    name: person.name.trim() === '' && t('A person needs a name.'),
    email: !/^\S+@\S+\.\S+$/.test(person.email.trim()) && t('This is no e-mail address.'),
    password:
      person.password.length < SHORTEST_PASSWORD && t('At least {count} characters.', { count: SHORTEST_PASSWORD }),
  };

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setChecked(true);
    if (Object.values(wrong).some((one) => one !== false)) return;
    setBusy(true);
    setProblem(null);
    try {
      await service.addPerson({ ...person, name: person.name.trim(), email: person.email.trim() }, key);
      await queries.invalidateQueries({ queryKey: ['people'] });
      void queries.invalidateQueries({ queryKey: ['agents'] });
      void queries.invalidateQueries({ queryKey: ['teams'] });
      notify(t('{name} can sign in now', { name: person.name.trim() }));
      onClose();
    } catch (error) {
      setProblem(explain(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog onClose={onClose} title={t('Add a person')}>
      <form className={page['form']} onSubmit={(event) => void submit(event)} noValidate>
        <TextInput
          data-autofocus
          label={t('Name')}
          description={t('Shoppers see it.')}
          maxLength={120}
          value={person.name}
          error={checked && wrong.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t('E-mail')}
          type="email"
          maxLength={320}
          value={person.email}
          error={checked && wrong.email}
          onChange={(event) => set({ email: event.currentTarget.value })}
        />
        <Select
          label={t('Role')}
          allowDeselect={false}
          data={ROLES.filter(({ role }) => mayGive(me.role, role)).map(({ role, label, may }) => ({
            value: role,
            label: `${t(label)} – ${t(may)}`,
          }))}
          value={person.role}
          onChange={(role) => set({ role: role ?? 'agent' })}
        />
        <PasswordInput
          label={t('First password')}
          description={t('Tell it to them. An account that exists already keeps its own.')}
          autoComplete="new-password"
          maxLength={128}
          value={person.password}
          error={checked && wrong.password}
          onChange={(event) => set({ password: event.currentTarget.value })}
        />
        <div role="alert">{problem !== null && <p style={{ margin: 0, color: 'var(--cf-danger)' }}>{problem}</p>}</div>
        <div className={page['foot']}>
          <Button type="submit" loading={busy}>
            {t('Add')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('Cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
