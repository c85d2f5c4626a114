// npm run bench -- lists [--orders 1000000] [--only "search"]: every list and search at ten thousand orders and at a million.
import { mkdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { startPostgres } from "../../src/cli/embedded/postgres.mjs";
import { listCases } from "./cases";
import { type Measured, measure } from "./measure";
import { drawSamples } from "./sample";
import { type Seeded, shopOf } from "./shop-of";

const few = 10_000;
const samplesPerCase = 20;

/** Seeds two databases, which stay for the next run, and measures every question on both. */
export async function listsBenchmark(args: string[]): Promise<void> {
  const options = {
    orders: { type: "string", default: "1000000" },
    only: { type: "string", default: "" },
    server: { type: "string" },
  } as const;
  const { values } = parseArgs({ args, options });
  const many = Number(values.orders);
  const cases = listCases.filter(({ name }) => name.includes(values.only));
  const server = values.server ? null : await startPostgres({ dataDir: path.resolve(".data-bench") });
  const address = values.server ?? server?.adminUrl ?? "";
  try {
    const small = await measureAll(await shopOf(address, few), cases);
    const big = await measureAll(await shopOf(address, many), cases);
    console.table(
      Object.fromEntries(
        big.map(({ name, p50, p95, pages, scanned }, i) => {
          const base = small[i];
          return [
            name,
            {
              [`p50 ${few}`]: base?.p50,
              [`p95 ${few}`]: base?.p95,
              [`p50 ${many}`]: p50,
              [`p95 ${many}`]: p95,
              ratio: ratio(p95, base?.p95),
              [`pages ${few}`]: base?.pages,
              [`pages ${many}`]: pages,
              "read whole": scanned.join(" "),
            },
          ];
        }),
      ),
    );
    const load = loadavg()[0]?.toFixed(2);
    process.stdout.write(
      `milliseconds in the database, planning included, the quickest of three runs of each statement; load average ${load}; target: p95 under 50 and at most 1.5 times that of ${few} orders\n`,
    );
    mkdirSync("bench/results", { recursive: true });
    writeFileSync(
      `bench/results/lists-${new Date().toISOString().replaceAll(":", "-")}.json`,
      JSON.stringify({ loadAverage: load, few: small, many: big }, null, 2),
    );
  } finally {
    await server?.stop();
  }
}

const ratio = (many: number, few: number | undefined) => (few ? Math.round((many / few) * 10) / 10 : null);

async function measureAll({ pool, organizationId }: Seeded, cases: typeof listCases): Promise<Measured[]> {
  const samples = await drawSamples(pool, organizationId, samplesPerCase);
  const measured: Measured[] = [];
  for (const one of cases) {
    measured.push(await measure(pool, organizationId, one, samples));
  }
  await pool.end();
  return measured;
}
