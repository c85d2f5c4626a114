// The limit to measure against: a minimal Node HTTP server that writes the rows of an order by one SQL call, and does nothing else.
import { createServer } from "node:http";
import { sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { lockedLevels } from "@/modules/inventory/levels";
import { PlaceOrder } from "@/modules/orders/inputs";
import { readFacts } from "@/modules/orders/placing/facts";
import { planOrder } from "@/modules/orders/placing/plan";
import { plannedAnswer } from "@/modules/orders/placing/planned-answer";
import { writePlaced } from "@/modules/orders/placing/write";
import { systemContext } from "@/platform/context";
import { db } from "@/platform/db";

const [organizationId = "", port = "0"] = process.argv.slice(2);
const ctx = systemContext(db(), organizationId);
const first = PlaceOrder.parse(JSON.parse(await readInput()));
const { rows } = await ctx.db.execute<{ sku: string }>(sql`select sku from products where organization_id = ${organizationId}`);
const skus = rows.map((row) => row.sku);
const facts = await readFacts(
  ctx,
  [{ ...first, lines: skus.map((sku) => ({ ...(first.lines[0] as (typeof first.lines)[number]), sku })) }],
  [],
);
const levels = facts.warehouses.flatMap((w) =>
  [...facts.products.values()].map((p) => ({
    warehouseId: w.id,
    productId: p.id,
    onHand: 1e9,
    reserved: 0,
    safety: 0,
    incoming: 0,
    damaged: 0,
    quarantine: 0,
    inCheck: 0,
    putBack: 0,
  })),
);
const byProduct = new Map(levels.map((level) => [`${level.warehouseId} ${level.productId}`, level]));
let number = Date.now();

const server = createServer((req, res) => {
  const chunks: Buffer[] = [];
  req.on("data", (chunk: Buffer) => chunks.push(chunk));
  req.on("end", async () => {
    const order = JSON.parse(Buffer.concat(chunks).toString()) as PlaceOrder;
    const own = facts.warehouses.flatMap((w) =>
      order.lines.flatMap((line) => byProduct.get(`${w.id} ${facts.products.get(line.sku)?.id}`) ?? []),
    );
    const planned = { ...planOrder({ order }, null, facts, own, new Date()), number: `R${++number}` };
    const answer = JSON.stringify(plannedAnswer(planned, planned.number));
    await writePlaced(ctx, facts, lockedLevels(own), [planned], [{ key: newId(), route: "raw", bodyHash: "-", status: 201, body: answer }]);
    res.writeHead(201, { "content-type": "application/json" }).end(answer);
  });
});
server.listen(Number(port), "127.0.0.1", () => process.stdout.write("ready\n"));

async function readInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
