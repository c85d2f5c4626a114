/** Stops asking a dependency that does not answer: after some failures in a row it rests, then one try decides. */
export class Breaker {
  private failures = 0;
  private restsUntil = 0;

  constructor(
    private readonly limit: { failures: number; restMs: number },
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** False while it rests. After the rest exactly one caller is let through; the others wait for what becomes of it. */
  mayTry(): boolean {
    if (this.failures < this.limit.failures) return true;
    if (this.now() < this.restsUntil) return false;
    this.restsUntil = this.now() + this.limit.restMs;
    return true;
  }

  succeeded(): void {
    this.failures = 0;
  }

  failed(): void {
    this.failures += 1;
    if (this.failures >= this.limit.failures) this.restsUntil = this.now() + this.limit.restMs;
  }
}
