import { randomBytes, randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import type { Pool } from "pg";
import { beginRebuild } from "@/modules/analytics/rollups/begin-rebuild";
import { addMember } from "@/modules/organizations/commands/add-member";
import { actingFor, type Context, type Visitor } from "@/platform/context";
import { createDb, type Db } from "@/platform/db";
import type { EventActor } from "@/platform/outbox/tables";
import { demoProducts, demoShop } from "@/testing/demo/catalog";
import { dayMs, moscowMidnight } from "@/testing/demo/plan-calendar";
import { at } from "@/testing/demo/plan-dice";
import { type HistoryArrival, type HistoryOrder, historyPlan, historyProducts } from "@/testing/demo/plan-history";
import { foundOrganization } from "../found-organization";
import { withIndexesAside } from "../indexes-aside";
import { writeArchive } from "./archive/write-archive";
import { continueNumbers } from "./continue-numbers";
import { copyIn } from "./copy-in";
import { found, openShop } from "./demo-shop";
import { type Desk, dirigent } from "./desk";
import { addWork } from "./fulfilment-rows";
import { orderOfHistory } from "./history-order";
import { tellBriefly } from "./order-facts";
import { addOrder } from "./order-rows";
import { pastFacts } from "./past-facts";
import { inPast, maySkipKeys } from "./past-transaction";
import { type Row, type RowTable, rowSet } from "./row-set";
import { addShipment } from "./shipment-rows";
import { stockLedger } from "./stock-ledger";

export type SeedWish = {
  orders: number;
  organizations?: number;
  seed?: number;
  now?: Date;
  chunkSize?: number;
  /** How many of the orders, the latest ones, get every detail; older ones come from the archive. */
  detailed?: number;
  /** Ends the work before its next chunk; what was written stays. */
  signal?: AbortSignal;
};
export type SeededOrganization = { organizationId: string; name: string; email: string; password: string; orders: number };

type Shop = { ctx: Context; desk: Desk; sign: SeededOrganization };

/** An order has two facts at most: how it came and how it ended. */
const factsPerOrder = 2;
const historyDays = 730;
const fewestDetailedDays = 7;
/** A history of no more than this gets every detail; of a longer one only so many orders, the latest. */
const fewOrders = 10_000;
const detailedOfMany = 1_000;
/** From so many on it pays to build indexes afterwards. */
const manyOrders = 20_000;
const archivedTables = ["orders", "order_lines", "payments", "fulfilments", "fulfilment_lines", "shipments", "outbox"];

/**
 * Makes new organizations with a long history. The latest orders come with their work, parcels, money and ledger, oldest first,
 * in chunks that each commit within a second, the next made up while the last one is written; what is older than those is
 * an archive (archive/write-archive.ts). What is there is never touched.
 */
export async function seedHistory(
  pool: Pool,
  wish: SeedWish,
  onProgress: (orders: number) => void = () => {},
): Promise<SeededOrganization[]> {
  const { orders, organizations = 1, seed = 20_470, now = new Date(), chunkSize = 500 } = wish;
  const detailed = Math.min(orders, wish.detailed ?? (orders > fewOrders ? detailedOfMany : orders));
  const days = detailed === orders ? historyDays : Math.max(fewestDetailedDays, Math.ceil((historyDays * detailed) / orders));
  const db = createDb(pool);
  const skipsKeys = await maySkipKeys(pool);
  const shops: Shop[] = [];
  for (let i = 0; i < organizations; i += 1) shops.push(await foundShop(db, i, organizations, detailed));

  let written = 0;
  const writeArchives = async () => {
    for (const [i, { desk, sign }] of shops.entries()) {
      const own = shareOf(orders - detailed, i, organizations);
      const before = written;
      const today = moscowMidnight(now.getTime());
      const span = { from: new Date(today - historyDays * dayMs), until: new Date(today - days * dayMs) };
      const firstEventId = -(detailed + own) * factsPerOrder;
      const archive = { orders: own, ...span, firstEventId, signal: wish.signal };
      await writeArchive(pool, desk.shop, archive, skipsKeys, (done) => onProgress(before + done));
      sign.orders = own;
      written += own;
    }
  };
  await (orders - detailed < manyOrders ? writeArchives() : withIndexesAside(pool, archivedTables, writeArchives));
  let writing: Promise<void> = Promise.resolve();
  for (const { orders: chunk, arrivals } of historyPlan({ seed, orders: detailed, now, days, organizations, chunkSize })) {
    wish.signal?.throwIfAborted();
    for (const shop of shops)
      receive(
        shop.desk,
        arrivals.filter(({ organization }) => shops[organization] === shop),
      );
    for (const order of chunk) addPast(at(shops, order.organization), order);
    const last = at(chunk, chunk.length - 1).placedAt.getTime();
    // The next chunk's goods come in an hour before its first order.
    for (const { desk } of shops) closeBooks(desk, new Date(last - 3_600_001));
    await writing;
    written += chunk.length;
    const upTo = written;
    const isFirst = written === orders - detailed + chunk.length;
    writing = save(pool, shops, skipsKeys).then(async () => {
      // Keys are looked up by a plan made while the tables were small; told of their size, the server makes a better one.
      if (isFirst && !skipsKeys) await db.execute(sql`analyze`);
      onProgress(upTo);
    });
    // A refusal is thrown where it is awaited, a chunk later.
    writing.catch(() => {});
  }
  await writing;
  for (const { desk } of shops) closeBooks(desk, null);
  await save(pool, shops, skipsKeys);
  for (const { ctx, sign } of shops) await continueNumbers(ctx, sign.orders);
  await db.execute(sql`analyze`);
  // The past was told to nobody, so its figures are counted as a whole.
  for (const { ctx } of shops) await beginRebuild(ctx);
  return shops.map(({ sign }) => sign);
}

async function foundShop(db: Db, index: number, organizations: number, orders: number): Promise<Shop> {
  const visitor: Visitor = { db, inTransaction: false, now: () => new Date() };
  const name = organizations === 1 ? demoShop.name : `${demoShop.name} ${index + 1}`;
  const unique = randomBytes(4).toString("hex");
  const sign = { name, email: `owner-${unique}@example.com`, password: randomBytes(9).toString("base64url") };
  const { timezone, currency, locale } = demoShop;
  const owner = { name: "Анна Ковалёва", email: sign.email, password: sign.password };
  const { organizationId, ownerId } = await foundOrganization(visitor, { name, timezone, currency, locale, owner });
  const ctx = actingFor(visitor, organizationId, { id: ownerId, name: owner.name, role: "owner" });
  const picker = { name: "Тимур Ахметов", email: `picker-${unique}@example.com`, password: sign.password, role: "picker" as const, locale };
  const { userId } = await addMember(ctx, picker);
  const shop = await openShop(ctx, currency);
  const office: EventActor = { kind: "user", id: ownerId, name: owner.name };
  const staff = { manager: office, operator: office, picker: { kind: "user", id: userId, name: picker.name } };
  const facts = pastFacts(organizationId, -orders * factsPerOrder);
  const desk: Desk = { shop, staff, rows: rowSet(), ledger: stockLedger(organizationId), facts, customers: new Map() };
  openLevels(desk);
  return { ctx, desk, sign: { organizationId, ...sign, orders: 0 } };
}

function openLevels({ shop, ledger, rows }: Desk): void {
  const stocked = demoProducts.filter(({ components }) => components.length === 0);
  const levels = [...shop.warehouses.values()].flatMap(({ id, bins, pickBins }) =>
    stocked.map(({ sku }) => ({
      warehouseId: id,
      productId: found(shop.products.get(sku), sku).id,
      binId: bins.get(pickBins[sku] ?? "") ?? null,
      safety: 0,
    })),
  );
  ledger.open(levels, rows);
}

function receive({ shop, ledger }: Desk, arrivals: readonly HistoryArrival[]): void {
  for (const { at: time, warehouse, product, quantity } of arrivals) {
    const receipt = randomUUID();
    ledger.note({
      at: time,
      warehouseId: found(shop.warehouses.get(warehouse), `warehouse ${warehouse}`).id,
      productId: found(shop.products.get(at(historyProducts, product).sku), `product ${product}`).id,
      kind: "received",
      quantity,
      reservedDelta: 0,
      binId: null,
      cause: { kind: "adjustment", id: receipt, key: `adjust:${receipt}` },
      reason: "Поставка",
      by: dirigent,
    });
  }
}

function addPast({ desk, sign }: Shop, order: HistoryOrder): void {
  sign.orders += 1;
  const written = addOrder(desk, orderOfHistory(order, String(10_000 + sign.orders)));
  const works = addWork(desk, written);
  for (const work of works) addShipment(desk, written, work);
  tellBriefly(desk, written, works);
}

function closeBooks({ ledger, facts, rows }: Desk, upTo: Date | null): void {
  ledger.close(upTo, rows);
  facts.close(rows);
}

/** Writes what is ready now, each organization's in one transaction. Whatever is added from here on is the next one's. */
function save(pool: Pool, shops: readonly Shop[], skipsKeys: boolean): Promise<void> {
  const ready = shops.map(({ desk }) => ({ tables: desk.rows.take(), level: desk.ledger.snapshot() }));
  return write(pool, ready, skipsKeys);
}

type Ready = { tables: [RowTable, Row[]][]; level: (db: Db) => Promise<void> };

async function write(pool: Pool, ready: readonly Ready[], skipsKeys: boolean): Promise<void> {
  for (const { tables, level } of ready)
    await inPast(pool, skipsKeys, async (client) => {
      for (const [table, rows] of tables) await copyIn(client, table, rows);
      await level(drizzle(client) as unknown as Db);
    });
}

const shareOf = (orders: number, index: number, organizations: number) =>
  Math.floor((orders * (index + 1)) / organizations) - Math.floor((orders * index) / organizations);
