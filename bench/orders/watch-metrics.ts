/** Looks at the app's own metrics while it works. */
export function watchMetrics(url: string): { statements(): Promise<number>; stop(): { relayLagMs: number; figuresLagMs: number } } {
  const read = async (name: RegExp) => Number(name.exec(await (await fetch(`${url}/metrics`)).text())?.[1] ?? 0);
  const worst = { relay: 0, analytics: 0 };
  const lags = {
    relay: /^dirigent_outbox_lag_seconds\{reader="relay"\} (\S+)/m,
    analytics: /^dirigent_outbox_lag_seconds\{reader="analytics"\} (\S+)/m,
  };
  const timer = setInterval(() => {
    for (const reader of ["relay", "analytics"] as const)
      read(lags[reader]).then(
        (seconds) => {
          worst[reader] = Math.max(worst[reader], seconds);
        },
        // A look that failed tells nothing; the next one comes.
        () => {},
      );
  }, 250);
  return {
    statements: () => read(/^dirigent_db_statements_total (\d+)/m),
    stop() {
      clearInterval(timer);
      return { relayLagMs: Math.round(worst.relay * 1_000), figuresLagMs: Math.round(worst.analytics * 1_000) };
    },
  };
}
