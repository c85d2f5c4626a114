import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { beginRebuild } from "@/modules/analytics/rollups/begin-rebuild";
import { addMember } from "@/modules/organizations/commands/add-member";
import { actingFor, type Context, type Visitor } from "@/platform/context";
import { type Db, inTransaction } from "@/platform/db";
import { type Env, env } from "@/platform/env";
import type { EventActor } from "@/platform/outbox/tables";
import { demoShop } from "@/testing/demo/catalog";
import { demoPlan } from "@/testing/demo/plan";
import { dayMs } from "@/testing/demo/plan-calendar";
import type { DemoPlan } from "@/testing/demo/plan-order";
import { foundOrganization } from "../found-organization";
import { continueNumbers } from "./continue-numbers";
import { demoPassword, demoPeople } from "./demo-people";
import { found, openShop, type Shop } from "./demo-shop";
import { type Desk, dirigent, type Staff } from "./desk";
import { expectGoods } from "./expected-goods";
import { addWork } from "./fulfilment-rows";
import { addMessages } from "./message-rows";
import { tellBriefly, tellOrder } from "./order-facts";
import { addOrder } from "./order-rows";
import { pastFacts } from "./past-facts";
import { addPromise } from "./promise-rows";
import { addDecision } from "./routing-rows";
import { rowSet } from "./row-set";
import { addShipment } from "./shipment-rows";
import { stockLedger } from "./stock-ledger";

const seed = 20_470;
/** Room for the timeline: an order has some dozen facts. */
const firstFact = -1_000_000;
/** Of older orders the timeline keeps how they came and how they ended, and nobody asks any more why this warehouse. */
const inDetailForDays = 30;
const keepAwakeEvery = 50;
/** Every letter is kept whole, so only of the last days. */
const lettersForDays = 3;

/**
 * Makes the demo workspace: the shop, its people, one per role, and ninety days of orders up to now. Founding and past are
 * two transactions (`andThen` runs as the owner in the first); a database whose making was cut short in between has a shop without orders, and is still usable.
 */
export async function createDemo(
  db: Db,
  settings: Pick<Env, "host" | "authSecret"> = env(),
  { now = new Date(), andThen = async () => {} }: { now?: Date; andThen?: (ctx: Context) => Promise<unknown> } = {},
): Promise<{ organizationId: string }> {
  const visitor: Visitor = { db, inTransaction: false, now: () => new Date() };
  const password = demoPassword(settings);
  const [owner, ...others] = demoPeople;
  if (!owner) throw new Error("a demo without people");
  const { name, timezone, currency, locale } = demoShop;
  const founder = { name: owner.name, email: owner.email, password };
  const { organizationId, ownerId } = await foundOrganization(
    visitor,
    { name, timezone, currency, locale, isDemo: true, owner: founder },
    andThen,
  );
  const ctx = actingFor(visitor, organizationId, { id: ownerId, name: owner.name, role: "owner" });
  const people = new Map<string, EventActor>();
  for (const person of others) {
    const { userId } = await addMember(ctx, { ...person, locale: "ru", password });
    people.set(person.role, { kind: "user", id: userId, name: person.name });
  }
  const member = (role: string) => found(people.get(role), role);
  const staff = { manager: member("manager"), operator: member("operator"), picker: member("picker") };
  const plan = demoPlan({ seed, now });
  await inTransaction(ctx, (ctx) => writePast(ctx, plan, staff));
  return { organizationId };
}

async function writePast(ctx: Context, plan: DemoPlan, staff: Staff): Promise<void> {
  const { organizationId } = ctx.actor;
  const shop = await openShop(ctx, demoShop.currency);
  const ledger = stockLedger(organizationId);
  const desk: Desk = { shop, staff, rows: rowSet(), ledger, facts: pastFacts(organizationId, firstFact), customers: new Map() };
  stockShelves(desk, plan);
  const since = plan.now.getTime() - inDetailForDays * dayMs;
  const lettersSince = plan.now.getTime() - lettersForDays * dayMs;
  const awake = () => ctx.db.execute(sql`select 1`);
  for (const [index, order] of plan.orders.entries()) {
    // On a busy machine the rows take longer to make up than a transaction may stand idle.
    if (index % keepAwakeEvery === 0) await awake();
    const written = addOrder(desk, order);
    const works = addWork(desk, written);
    const shipments = works.flatMap((work) => addShipment(desk, written, work) ?? []);
    if (order.placedAt.getTime() < since) tellBriefly(desk, written, works);
    else {
      addDecision(desk, written, works);
      tellOrder(desk, written, works, shipments);
      addPromise(desk, written, works, { now: plan.now, timezone: demoShop.timezone });
      if (order.placedAt.getTime() >= lettersSince && order.channel !== "shop-msk") addMessages(desk, written, shipments);
    }
  }
  desk.facts.close(desk.rows);
  await awake();
  ledger.close(null, desk.rows);
  await awake();
  // Each table at once and its keys after it: keys looked up while a table is small are looked up slowly for good.
  await desk.rows.write(ctx.db);
  await ledger.snapshot()(ctx.db);
  await continueNumbers(ctx, plan.orders.length);
  // Tables filled a moment ago have no statistics yet, and what is asked of them next joins seven.
  await ctx.db.execute(sql`analyze orders, order_lines, reservations, products, channels, stock_levels`);
  await expectGoods(ctx, plan.now, staff.operator);
  // The past was told to nobody, so its figures are counted as a whole.
  await beginRebuild(ctx);
}

function stockShelves({ shop, staff, ledger, rows }: Desk, { levels, arrivals }: DemoPlan): void {
  const places = levels.map(({ warehouse, sku, bin, safety }) => {
    const { id, bins } = found(shop.warehouses.get(warehouse), `warehouse ${warehouse}`);
    return { warehouseId: id, productId: productOf(shop, sku), binId: bin === null ? null : (bins.get(bin) ?? null), safety };
  });
  ledger.open(places, rows);
  for (const { at, warehouse, sku, quantity, reason } of arrivals) {
    const { id, bins, pickBins } = found(shop.warehouses.get(warehouse), `warehouse ${warehouse}`);
    const receipt = randomUUID();
    ledger.note({
      at,
      warehouseId: id,
      productId: productOf(shop, sku),
      kind: "received",
      quantity,
      reservedDelta: 0,
      binId: bins.get(pickBins[sku] ?? "") ?? null,
      cause: { kind: "adjustment", id: receipt, key: `adjust:${receipt}` },
      reason,
      by: reason === "Поставка" ? staff.picker : dirigent,
    });
  }
}

const productOf = (shop: Shop, sku: string) => found(shop.products.get(sku), sku).id;
