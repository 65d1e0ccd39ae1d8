/** Milliseconds before each further attempt. */
const waits = [2_000, 5_000, 15_000, 30_000];

/** Tries again later, or as soon as the browser is back on the network. */
export class Retry {
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly attempt: () => void) {}

  later(): void {
    const wait = waits[Math.min(this.failures++, waits.length - 1)] ?? 30_000;
    this.timer = setTimeout(this.attempt, wait * (0.75 + Math.random() / 2));
    addEventListener("online", this.attempt);
  }

  cancel(): void {
    clearTimeout(this.timer);
    removeEventListener("online", this.attempt);
  }

  succeeded(): void {
    this.failures = 0;
  }
}
