import { t } from '../i18n/i18n';

/** The service's own rule; it has the last word. */
export const MIN_PASSWORD = 10;
export const MAX_PASSWORD = 200;

export function passwordProblem(password: string): string | null {
  return password.length < MIN_PASSWORD ? t('Use at least {count} characters.', { count: MIN_PASSWORD }) : null;
}

export function emailProblem(email: string): string | null {
  return /^[^\s@]+@[^\s@]+$/.test(email.trim()) ? null : t('Enter an e-mail address.');
}
