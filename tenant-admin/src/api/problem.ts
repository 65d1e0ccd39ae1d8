import { locale, t } from '../i18n/i18n';
import { refusal } from './refusals';

/** What the service answers when it refuses (RFC 9457). */
export interface Problem {
  status: number;
  code: string;
  detail: string;
  errors: { pointer: string; detail: string }[];
  /** Seconds, from Retry-After. */
  retryAfter: number | null;
}

export class ApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ApiError';
    this.problem = problem;
  }
}

/** No answer at all: no network, a restarting service, a proxy in the way. */
export class Unreachable extends Error {
  constructor() {
    super(t('ChatFlow can’t be reached. Check the connection and try again.'));
    this.name = 'Unreachable';
  }
}

export function hasStatus(error: unknown, status: number): boolean {
  return error instanceof ApiError && error.problem.status === status;
}

export async function problemOf(response: Response): Promise<Problem> {
  let body: unknown = null;
  try {
    body = await response.json();
  } catch {
    // A proxy's HTML page, say: the status has to be enough.
  }
  const fields = isRecord(body) ? body : {};
  const retryAfter = Number(response.headers.get('Retry-After') ?? NaN);
  return {
    status: response.status,
    code: text(fields['code']) ?? 'unknown',
    detail:
      text(fields['detail']) ??
      text(fields['title']) ??
      t('The service answered with {status}.', { status: String(response.status) }),
    errors: Array.isArray(fields['errors']) ? fields['errors'].flatMap(fieldError) : [],
    retryAfter: Number.isFinite(retryAfter) ? retryAfter : null,
  };
}

/** One sentence for a person. */
export function explain(error: unknown): string {
  if (error instanceof ApiError) {
    const { status, code, detail, errors, retryAfter } = error.problem;
    if (status === 429) {
      return retryAfter === null
        ? t('That was too often. Try again in a moment.')
        : t('That was too often. Try again in {time}.', { time: waitWords(retryAfter) });
    }
    if (status === 403) return t('Your role doesn’t allow this.');
    if (status >= 500) return t('The service had a problem. Try again in a moment.');
    const first = errors[0];
    return refusal(code, first ? `${detail} (${first.pointer} ${first.detail})` : detail);
  }
  if (error instanceof Unreachable) return error.message;
  return t('Something went wrong. Reload the page if it stays.');
}

export function waitWords(seconds: number): string {
  return seconds < 90 ? amount(Math.max(1, Math.round(seconds)), 'second') : amount(Math.round(seconds / 60), 'minute');
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function fieldError(value: unknown): { pointer: string; detail: string }[] {
  if (!isRecord(value)) return [];
  return [{ pointer: text(value['pointer']) ?? '', detail: text(value['detail']) ?? '' }];
}

function amount(value: number, unit: 'second' | 'minute'): string {
  return new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}
