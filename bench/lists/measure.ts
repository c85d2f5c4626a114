import { drizzle } from "drizzle-orm/node-postgres";
import type { Pool, PoolClient } from "pg";
import { systemContext } from "@/platform/context";
import type { Db } from "@/platform/db";
import type { Case } from "./cases";
import type { Sample } from "./sample";

type Plan = { "Node Type": string; "Relation Name"?: string; "Plan Rows": number; Plans?: Plan[] } & Record<string, unknown>;
type Explained = [{ Plan: Plan; "Planning Time": number; "Execution Time": number }];

export type Measured = {
  name: string;
  /** Milliseconds in the database, planning included, over all statements of the question, of each the quickest run. */
  p50: number;
  p95: number;
  worst: number;
  /** Pages of 8 kB that it looked at, on average: what time cannot hide. */
  pages: number;
  /** Large tables that were read from end to end. */
  scanned: string[];
};

const large = new Set([
  "orders",
  "order_lines",
  "fulfilments",
  "fulfilment_lines",
  "shipments",
  "payments",
  "outbox",
  "customers",
  "products",
  "stock_levels",
  "stock_movements",
]);

/** Each statement runs so often; the quickest run counts, because others of the machine can only make it slower. */
const runs = 3;

/** Asks a question about each sample, and lets the database explain each statement of it. */
export async function measure(pool: Pool, organizationId: string, { name, ask }: Case, samples: readonly Sample[]): Promise<Measured> {
  const times: number[] = [];
  const scanned = new Set<string>();
  let pages = 0;
  const client = await pool.connect();
  try {
    for (const sample of samples) {
      const statements: { text: string; values: unknown[] }[] = [];
      const logged = drizzle(pool, { logger: { logQuery: (text, values) => statements.push({ text, values }) } }) as unknown as Db;
      // Once as it is asked, which also warms the pages up.
      await ask(systemContext(logged, organizationId), sample);
      let took = 0;
      for (const statement of statements) {
        let { plan, ms } = await explain(client, statement);
        for (let run = 1; run < runs; run++) ms = Math.min(ms, (await explain(client, statement)).ms);
        took += ms;
        pages += Number(plan["Shared Hit Blocks"]) + Number(plan["Shared Read Blocks"]);
        for (const table of fullScans(plan)) scanned.add(table);
      }
      times.push(took);
    }
  } finally {
    client.release();
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0) * 10) / 10;
  return { name, p50: at(0.5), p95: at(0.95), worst: at(1), pages: Math.round(pages / samples.length), scanned: [...scanned] };
}

async function explain(client: PoolClient, { text, values }: { text: string; values: unknown[] }) {
  const { rows } = await client.query<{ "QUERY PLAN": Explained }>(`explain (analyze, buffers, timing off, format json) ${text}`, values);
  const [explained] = rows[0]?.["QUERY PLAN"] ?? [];
  if (!explained) throw new Error("the database explained nothing");
  return { plan: explained.Plan, ms: explained["Planning Time"] + explained["Execution Time"] };
}

function fullScans(plan: Plan): string[] {
  const here =
    /Seq Scan/.test(plan["Node Type"]) && large.has(plan["Relation Name"] ?? "") && Number(plan["Actual Loops"]) > 0
      ? [plan["Relation Name"] ?? ""]
      : [];
  return [...here, ...(plan.Plans ?? []).flatMap(fullScans)];
}
