/** Milliseconds before each further attempt. */
const waits = [2_000, 5_000, 15_000, 30_000];

/** Tries again later, or as soon as the browser is back on the network. */
export class Retry {
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | null = null;
  /** The network came back after the attempt that is on its way had begun: it may have been too early. */
  private missed = false;

  constructor(private readonly attempt: () => void) {}

  /** An attempt is on its way. */
  begin(): void {
    this.cancel();
    addEventListener("online", this.online);
  }

  /** It failed, for good where another attempt can't help. */
  failed(final: boolean): void {
    if (final) return this.cancel();
    if (this.missed) return this.attempt();
    const wait = waits[Math.min(this.failures++, waits.length - 1)] ?? 30_000;
    this.timer = setTimeout(this.attempt, wait * (0.75 + Math.random() / 2));
  }

  cancel(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.missed = false;
    removeEventListener("online", this.online);
  }

  succeeded(): void {
    this.cancel();
    this.failures = 0;
  }

  private readonly online = (): void => {
    if (this.timer === null) this.missed = true;
    else this.attempt();
  };
}
