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
let lastNumber = Date.now();

/** Writes orders by one SQL call: one order at "/", many at "/batch". */
async function place(orders: readonly PlaceOrder[]): Promise<string> {
  // What an order leaves out is as in the first one, which was read in full.
  const planned = orders.map((given) => {
    const order = { ...first, ...given };
    const own = facts.warehouses.flatMap((w) =>
      order.lines.flatMap((line) => byProduct.get(`${w.id} ${facts.products.get(line.sku)?.id}`) ?? []),
    );
    const number = `R${++lastNumber}`;
    return { own, order: { ...planOrder({ order }, null, facts, own, new Date()), number } };
  });
  const answers = planned.map(({ order }) => plannedAnswer(order));
  const text = JSON.stringify(orders.length === 1 ? answers[0] : { results: answers });
  const touched = new Map(planned.flatMap(({ own }) => own.map((level) => [`${level.warehouseId} ${level.productId}`, level])));
  const key = { key: newId(), route: "raw", bodyHash: "-", status: 201, body: text };
  await writePlaced(
    ctx,
    facts,
    lockedLevels([...touched.values()]),
    planned.map(({ order }) => order),
    [key],
  );
  return text;
}

const server = createServer((req, res) => {
  const chunks: Buffer[] = [];
  req.on("data", (chunk: Buffer) => chunks.push(chunk));
  req.on("end", async () => {
    const body = JSON.parse(Buffer.concat(chunks).toString()) as PlaceOrder | { orders: PlaceOrder[] };
    try {
      const answer = await place("orders" in body ? body.orders : [body]);
      res.writeHead("orders" in body ? 200 : 201, { "content-type": "application/json" }).end(answer);
    } catch (error) {
      // It locks nothing in order, so two large writes may meet in a deadlock: that counts as a failure.
      process.stderr.write(`${error instanceof Error ? String(error.cause ?? error.message.slice(0, 200)) : error}\n`);
      res.writeHead(500).end();
    }
  });
});
server.listen(Number(port), "127.0.0.1", () => process.stdout.write("ready\n"));

async function readInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
