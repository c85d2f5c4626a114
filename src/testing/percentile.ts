/** The value that so large a part of some figures does not exceed: 0.95 for p95. */
export function percentile(figures: readonly number[], part: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

/** Tells a proof's figures, on a line of their own. */
export function tell(proof: string, figures: Record<string, number | string>): void {
  const words = Object.entries(figures).map(
    ([name, figure]) => `${name} ${typeof figure === "number" ? Math.round(figure * 100) / 100 : figure}`,
  );
  process.stdout.write(`${proof}: ${words.join(", ")}\n`);
}
