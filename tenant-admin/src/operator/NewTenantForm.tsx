import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { explain } from '../api/problem';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { useNotify } from '../ui/notices';
import classes from './Operator.module.css';

const MIN_PASSWORD = 10;

interface Fields {
  name: string;
  site: string;
  ownerName: string;
  email: string;
  password: string;
}

const EMPTY: Fields = { name: '', site: '', ownerName: '', email: '', password: '' };

export function NewTenantForm({ onDone }: { onDone: () => void }) {
  const { service } = useApp();
  const queries = useQueryClient();
  const notify = useNotify();
  const [fields, setFields] = useState(EMPTY);
  const [checked, setChecked] = useState(false);
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  // The same key for every try with the same form: a lost answer does not make a second tenant.
  const [key, setKey] = useState(() => crypto.randomUUID());

  const wrong = checked ? problemsOf(fields) : {};
  const set = (field: keyof Fields) => (event: React.ChangeEvent<HTMLInputElement>) => {
    const { value } = event.currentTarget;
    setFields((before) => ({ ...before, [field]: value }));
    setKey(crypto.randomUUID());
  };

  const create = async (event: SyntheticEvent) => {
    event.preventDefault();
    setChecked(true);
    if (Object.keys(problemsOf(fields)).length > 0) return;
    setSaving(true);
    setProblem(null);
    try {
      const { name, site, ownerName, email, password } = fields;
      await service.createTenant(
        {
          name: name.trim(),
          owner: { email: email.trim(), name: ownerName.trim(), password },
          site: { name: site.trim() || name.trim() },
        },
        key,
      );
      await queries.invalidateQueries({ queryKey: ['tenants'] });
      notify(t('{name} was created', { name: name.trim() }));
      onDone();
    } catch (error) {
      setProblem(explain(error));
    } finally {
      setSaving(false);
    }
  };

  return (
    <form className={classes['form']} onSubmit={(event) => void create(event)} noValidate>
      <div role="alert">{problem !== null && <p className={classes['problem']}>{problem}</p>}</div>
      <TextInput
        data-autofocus
        label={t('Name of the tenant')}
        maxLength={120}
        value={fields.name}
        error={wrong.name}
        onChange={set('name')}
      />
      <TextInput
        label={t('Name of its first site')}
        placeholder={fields.name || t('The same')}
        maxLength={120}
        value={fields.site}
        onChange={set('site')}
      />
      <TextInput
        label={t('Owner’s name')}
        maxLength={120}
        autoComplete="off"
        value={fields.ownerName}
        error={wrong.ownerName}
        onChange={set('ownerName')}
      />
      <TextInput
        label={t('Owner’s e-mail')}
        type="email"
        maxLength={320}
        autoComplete="off"
        value={fields.email}
        error={wrong.email}
        onChange={set('email')}
      />
      <PasswordInput
        label={t('Owner’s first password')}
        description={t('At least {count} characters', { count: MIN_PASSWORD })}
        autoComplete="new-password"
        maxLength={200}
        value={fields.password}
        error={wrong.password}
        onChange={set('password')}
      />
      <Button type="submit" loading={saving}>
        {t('Create')}
      </Button>
    </form>
  );
}

function problemsOf({ name, ownerName, email, password }: Fields): Partial<Record<keyof Fields, string>> {
  return {
    ...(name.trim() === '' && { name: t('A tenant needs a name.') }),
    ...(ownerName.trim() === '' && { ownerName: t('Who owns it?') }),
    ...(!/^[^\s@]+@[^\s@]+$/.test(email.trim()) && { email: t('Enter an e-mail address.') }),
    ...(password.length < MIN_PASSWORD && { password: t('Use at least {count} characters.', { count: MIN_PASSWORD }) }),
  };
}
