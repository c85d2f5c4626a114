import { sql } from "drizzle-orm";
import { Gauge } from "prom-client";
import type { Db } from "../db";
import { log } from "../log";
import { metrics } from "../metrics";
import { processWide } from "../process";

const alarmAfterMs = 5_000;
const alarmEveryMs = 30_000;

export type Lag = {
  /** Since when something waits to be read; the moment itself counts, not the age of the rows. */
  waits: () => void;
  caughtUp: () => void;
  ms: () => number;
};

/** Measures how far a reader of the outbox is behind, shows it to Prometheus, and tells who holds everybody up. */
export function measureLag(reader: string, db: Db): Lag {
  let since: number | null = null;
  let alarmedAt = 0;
  const ms = () => (since === null ? 0 : Date.now() - since);
  sources().set(reader, ms);
  lagGauge();

  return {
    waits() {
      since ??= Date.now();
      const behindMs = ms();
      if (behindMs < alarmAfterMs || Date.now() - alarmedAt < alarmEveryMs) return;
      alarmedAt = Date.now();
      oldestWriter(db).then(
        (writer) => log().error({ reader, behindMs, writer }, "live updates are behind"),
        () => log().error({ reader, behindMs }, "live updates are behind"),
      );
    },
    caughtUp() {
      since = null;
    },
    ms,
  };
}

const sources = () => processWide("outbox:lag", () => new Map<string, () => number>());

function lagGauge(): Gauge<"reader"> {
  return processWide(
    "metrics:outbox-lag",
    () =>
      new Gauge({
        name: "dirigent_outbox_lag_seconds",
        help: "For how long committed events have been waiting to be read from the outbox",
        labelNames: ["reader"],
        registers: [metrics()],
        collect() {
          for (const [reader, ms] of sources()) this.set({ reader }, ms() / 1000);
        },
      }),
  );
}

/** The transaction that has been writing for longest: it holds back all that commits after its start. */
async function oldestWriter(db: Db): Promise<unknown> {
  const { rows } = await db.execute(sql`
    select pid, datname, application_name, state, extract(epoch from now() - xact_start)::int as seconds
    from pg_stat_activity where backend_xid is not null order by age(backend_xid) desc limit 1`);
  return rows[0] ?? null;
}
