/** The reader's language (BCP 47), for what the service writes to them. */
export function readersLocale(): string {
  return new Intl.DateTimeFormat().resolvedOptions().locale;
}
