import { PasswordInput } from '@mantine/core';
import { MAX_PASSWORD, MIN_PASSWORD } from './password';
import { t } from '../i18n/i18n';

interface NewPasswordProps {
  label: string;
  value: string;
  error: string | null;
  onChange: (value: string) => void;
  autoFocus?: boolean;
}

export function NewPassword({ label, value, error, onChange, autoFocus = false }: NewPasswordProps) {
  return (
    <PasswordInput
      label={label}
      description={t('At least {count} characters', { count: MIN_PASSWORD })}
      name="new-password"
      autoComplete="new-password"
      size="md"
      maxLength={MAX_PASSWORD}
      autoFocus={autoFocus}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
