import { useState } from 'react';
import { explain } from '../api/problem';

/** One thing that is asked of the service at a time, and what it answered when it refused. */
export function useAsking(): {
  busy: boolean;
  problem: string | null;
  ask: (work: () => Promise<void>) => void;
} {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const ask = (work: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    work()
      .catch((error: unknown) => setProblem(explain(error)))
      .finally(() => setBusy(false));
  };
  return { busy, problem, ask };
}
