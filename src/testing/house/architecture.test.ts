import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";

/** A tree of breaches, one to a rule: a map that lets everything pass is no map. */
const planted: Record<string, { rule: string; imports: string; as?: string }> = {
  "src/modules/catalog/queries.ts": { rule: "downhill-catalog", imports: "../orders/queries" },
  "src/modules/inventory/commands/reserve.ts": { rule: "downhill-inventory", imports: "../../orders/commands/place-order" },
  "src/modules/orders/order.ts": { rule: "rules-are-pure", imports: "../../platform/db" },
  "src/modules/orders/pricing.ts": { rule: "rules-import-only-rules", imports: "./queries" },
  "src/modules/orders/tables.ts": { rule: "tables-no-reads", imports: "./queries" },
  "src/modules/orders/ui/cancel.tsx": { rule: "module-ui-runs-in-the-browser", imports: "../commands/place-order" },
  "src/modules/orders/ui/list.tsx": { rule: "module-ui-keeps-to-itself", imports: "../../catalog/ui/picture" },
  "src/modules/fulfilment/queries.ts": { rule: "nobody-reads-analytics", imports: "../analytics/queries" },
  "src/modules/shipments/carriers/fast/index.ts": { rule: "adapters-translate", imports: "../../../../platform/db" },
  "src/modules/shipments/carriers/slow/index.ts": { rule: "adapters-translate", imports: "../fast/index" },
  "src/modules/warehouses/queries.ts": { rule: "modules-know-no-wiring", imports: "../../server/main" },
  "src/modules/weather/queries.ts": { rule: "known-module", imports: "../../lib/money" },
  "src/platform/trpc/context.ts": { rule: "platform-knows-no-module", imports: "../../modules/catalog/ui/picture" },
  "src/ui/button.tsx": { rule: "ui-knows-no-business", imports: "../modules/orders/order" },
  "src/lib/geo.ts": { rule: "lib-knows-nothing", imports: "../platform/db" },
  "src/app/page.tsx": { rule: "pages-ask-the-api", imports: "../modules/orders/commands/place-order" },
  "src/server/http.ts": { rule: "no-circles", imports: "./main" },
};

const innocent = {
  "src/modules/orders/queries.ts": 'import "../catalog/queries"; import "./tables";',
  "src/modules/orders/commands/place-order.ts": 'import "../order"; import "../../inventory/queries";',
  "src/modules/inventory/queries.ts": 'import type { Order } from "../catalog/queries";',
  "src/modules/analytics/queries.ts": 'import "../orders/queries"; import "../shipments/tables";',
  "src/modules/shipments/tables.ts": 'import "../orders/tables";',
  "src/modules/catalog/ui/picture.tsx": 'import "../../../lib/money";',
  "src/server/main.ts": 'import "./http"; import "../modules/orders/commands/place-order";',
  "src/platform/db.ts": "",
  "src/lib/money.ts": "",
};

test("the map of modules catches a planted breach of every rule, and lets what is allowed pass", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "dirigent-map-"));
  try {
    const write = (file: string, text: string) => {
      mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(folder, file), `${text}\nexport {};\n`);
    };
    for (const [file, { imports }] of Object.entries(planted)) write(file, `import "${imports}";`);
    for (const [file, text] of Object.entries(innocent)) write(file, text);
    writeFileSync(
      path.join(folder, "tsconfig.json"),
      '{"compilerOptions":{"module":"ESNext","moduleResolution":"bundler","jsx":"react-jsx"}}',
    );

    const found = breaches(folder);

    const missed = Object.entries(planted).filter(
      ([from, { rule }]) => !found.some((breach) => breach.from === from && breach.rule === rule),
    );
    expect(missed.map(([from, { rule }]) => `${from}: ${rule}`)).toEqual([]);
    const wronged = found.filter(({ from, rule }) => from in innocent && rule !== "no-circles");
    expect(wronged).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 120_000);

function breaches(folder: string): { from: string; rule: string }[] {
  const bin = path.resolve("node_modules/.bin/depcruise");
  const args = ["--config", path.resolve(".dependency-cruiser.cjs"), "--output-type", "json", "--no-progress", "src"];
  const { stdout, stderr } = spawnSync(bin, args, { cwd: folder, encoding: "utf8", maxBuffer: 32 * 1024 * 1024 });
  if (!stdout.startsWith("{")) throw new Error(stderr || stdout);
  const { summary } = JSON.parse(stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } };
  return summary.violations.map(({ from, rule }) => ({ from, rule: rule.name }));
}
