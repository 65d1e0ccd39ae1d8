import { Button, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import classes from './Auth.module.css';
import { emailProblem } from './password';

interface AddressFormProps {
  label: string;
  email: string;
  busy: boolean;
  button: string;
  onChange: (email: string) => void;
  onSubmit: () => void;
}

/** One e-mail address to write to. */
export function AddressForm({ label, email, busy, button, onChange, onSubmit }: AddressFormProps) {
  const [checked, setChecked] = useState(false);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setChecked(true);
    if (emailProblem(email) === null) onSubmit();
  };
  return (
    <form className={classes['form']} onSubmit={submit} noValidate>
      <TextInput
        label={label}
        type="email"
        name="email"
        autoComplete="username"
        size="md"
        maxLength={320}
        autoFocus
        value={email}
        error={checked ? emailProblem(email) : null}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Button type="submit" size="md" fullWidth loading={busy}>
        {button}
      </Button>
    </form>
  );
}
