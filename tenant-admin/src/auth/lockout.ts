import { useEffect, useState } from 'react';
import { ApiError, waitWords } from '../api/problem';
import { t } from '../i18n/i18n';

/** Seconds that are left of a wait that the service asked for; 0 when there is none. */
export function useLockout(): { left: number; hold: (error: unknown) => boolean } {
  const [until, setUntil] = useState(0);
  const [now, setNow] = useState(0);
  const left = Math.max(0, Math.ceil((until - now) / 1000));
  const waits = left > 0;

  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [waits]);

  /** True when the error is such a wait. */
  const hold = (error: unknown): boolean => {
    if (!(error instanceof ApiError) || error.problem.status !== 429) return false;
    const at = Date.now();
    setNow(at);
    setUntil(at + (error.problem.retryAfter ?? 30) * 1000);
    return true;
  };
  return { left, hold };
}

export function lockoutWords(seconds: number): string {
  return t('Too many failed attempts, so this sign-in rests for a moment. Try again in {time}.', {
    time: waitWords(seconds),
  });
}
