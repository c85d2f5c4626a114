import { and, eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Context } from "@/platform/context";
import type { KeyShape } from "@/platform/http/cursor";
import { callerFactory } from "@/platform/trpc/procedures";
import { appRouter } from "@/server/root-router";
import { inRollback } from "@/testing/database";
import { answerOrRefusal, fewOf, hostileCursor, hostileWord, mostly } from "@/testing/hostile-questions";
import { anOrder, aProduct, aShop, type Shop } from "@/testing/orders";
import { plannedShelves } from "@/testing/planned-shelves";
import { aDraft, aSentPurchase, aSupplier } from "@/testing/purchasing";
import { createPromotion } from "./demand/put-promotion";
import { abcClasses, demandPatterns, xyzClasses } from "./forecasts/demand-pattern";
import { forecastSorts, forecastViews } from "./forecasts/inputs";
import { demandForecasts } from "./forecasts/tables";
import { purchaseStatuses, purchaseViews } from "./orders/purchase";

const foreign = "ЧУЖОЕ";
// Words that look like quotes and patterns themselves, and that both shops have.
const skus = ["M'%", "K_\\", `"x") or true --`, "Plain"];
const suppliers = ["O'Brien 100%", "Тек_стиль\\"];
const reference = "СЧЁТ-1'%";

type Supplier = { id: string; name: string };
type Purchase = { number: string; supplier: string; reference: string | null; sku: string };
type BuyingShop = { shop: Shop; suppliers: Supplier[]; purchases: Purchase[] };

const nameOf = (mark: string, sku: string) => `${mark} товар ${sku}`;

/** A shop that buys: suppliers with prices, orders to them, shelves that run out, buyers who wait, marks. What it calls by a name is called by `mark`. */
async function aBuyingShop(db: Context["db"], mark: string): Promise<BuyingShop> {
  const shop = await aShop(db);
  const { ctx, warehouses } = shop;
  const made: Supplier[] = [];
  const purchases: Purchase[] = [];
  const products: { id: string }[] = [];
  for (const sku of skus) products.push(await aProduct(ctx, { sku, stock: sku === "Plain" ? {} : { MSK: 3 } }));
  for (const name of suppliers) {
    const called = `${mark} ${name}`;
    const supplierId = await aSupplier(ctx, { name: called, prices: Object.fromEntries(skus.map((sku) => [sku, 1_000])) });
    made.push({ id: supplierId, name: called });
    const [sku = "", other = ""] = [skus[made.length], skus[made.length + 1]];
    await aDraft(ctx, { supplierId, lines: { [sku]: 5 }, reference });
    await aSentPurchase(ctx, { supplierId, lines: { [other]: 5 } });
    purchases.push({ number: `PO-${purchases.length + 1}`, supplier: called, reference, sku });
    purchases.push({ number: `PO-${purchases.length + 1}`, supplier: called, reference: null, sku: other });
  }
  const own = ctx.actor.organizationId;
  await db.execute(sql`update products set name = ${mark} || ' товар ' || sku where organization_id = ${own}`);
  await db.execute(sql`update warehouses set name = ${mark} || name where organization_id = ${own}`);
  const plan = [{ warehouseId: warehouses.MSK, reorderPoint: 50, orderUpTo: 90 }];
  await plannedShelves(ctx, Object.fromEntries(products.map(({ id }) => [id, plan])));
  for (const [n, { id }] of products.entries())
    await db
      .update(demandForecasts)
      .set({ revenueMinor: n * 1_000, perDay: n / 3, mase: n % 2 ? n / 7 : null, abc: "A", xyz: "X" })
      .where(and(eq(demandForecasts.organizationId, own), eq(demandForecasts.productId, id)));
  await anOrder(ctx, { lines: { Plain: 2 }, customer: { name: mark, phone: null, email: "a@example.com", locale: "ru" } });
  for (const firstDay of ["2026-11-01", "2026-11-02"])
    await createPromotion(ctx, { name: mark, firstDay, lastDay: "2026-11-03", forAll: true, skus: [] });
  return { shop, suppliers: made, purchases };
}

const word = hostileWord([...skus, ...suppliers, reference, "PO-1", "po-2", "3", "MSK", "товар", "НАШЕ", foreign]);
/** Cases of other alphabets fold differently here and there: of a word in these letters both must say the same. */
const isPlain = (q: string) => /^[\x20-\x7eА-яЁё]*$/.test(q);
const holds = (text: string | null, q: string) => (text ?? "").toLowerCase().includes(q.toLowerCase());
const startsWith = (text: string | null, q: string) => (text ?? "").toLowerCase().startsWith(q.toLowerCase());
const cursors = (shape: readonly KeyShape[]) => fc.option(hostileCursor(shape), { nil: undefined });

/** Rows that were found, against those of the shop's own that a model finds: the same, or of a cursor and of odd letters no others. */
function sameRows(found: readonly string[], expected: readonly string[], all: readonly string[], isExact: boolean): void {
  expect(found.filter((one) => !all.includes(one))).toEqual([]);
  expect(new Set(found).size).toBe(found.length);
  if (isExact) expect([...found].sort()).toEqual([...expected].sort());
}

test(
  "S55: whatever is searched for, filtered, sorted and paged by, lists of buying show what is meant, of nobody else, and never fail",
  inRollback(async (db) => {
    const { shop, suppliers: own, purchases } = await aBuyingShop(db, "НАШЕ");
    const other = await aBuyingShop(db, foreign);
    const trpc = callerFactory(appRouter)({ ...shop.ctx, ip: null });
    const noForeign = (answer: unknown) => {
      const said = JSON.stringify(answer);
      for (const mark of [foreign, other.shop.organizationId, ...other.suppliers.map(({ id }) => id)]) expect(said).not.toContain(mark);
    };
    const named = (q: string) => skus.filter((sku) => holds(sku, q) || holds(nameOf("НАШЕ", sku), q));
    const check = <Input>(asked: fc.Arbitrary<Input>, holdsFor: (asked: Input) => Promise<void>) =>
      fc.assert(fc.asyncProperty(asked, holdsFor), { numRuns: 150, endOnFailure: true });
    let shown = 0;

    await check(
      fewOf({
        ...{ q: word, sku: word, warehouse: word, supplierId: mostly([own[0]?.id ?? "", other.suppliers[0]?.id ?? ""], word) },
        ...{ view: mostly(purchaseViews, word), status: mostly(purchaseStatuses, word), cursor: cursors(["id"]) },
      }),
      async (asked) => {
        const list = await answerOrRefusal(trpc.purchases.list(asked as never));
        const { q = "", sku, warehouse, supplierId, view, status, cursor } = asked;
        const expected = purchases.filter(
          (one) =>
            (holds(one.supplier, q.trim()) ||
              startsWith(one.reference, q.trim()) ||
              new RegExp(`^(po-)?${one.number.slice(3)}$`, "i").test(q.trim())) &&
            (sku === undefined || one.sku === sku.trim()) &&
            (warehouse === undefined || warehouse.trim() === "MSK") &&
            (supplierId === undefined || own.some(({ id, name }) => id === supplierId && name === one.supplier)),
        );
        const numbers = (rows: readonly { number: string }[]) => rows.map(({ number }) => number);
        const isExact = list !== null && isPlain(q) && view === undefined && status === undefined && cursor === undefined;
        sameRows(numbers(list?.items ?? []), numbers(expected), numbers(purchases), isExact);
        noForeign(list);
        shown += list?.items.length ?? 0;
      },
    );
    await check(
      fewOf({ q: word, cursor: cursors(["text"]), supplierId: fc.constantFrom(...[...own, ...other.suppliers].map(({ id }) => id)) }),
      async (asked) => {
        const { q = "", cursor, supplierId = own[0]?.id ?? "" } = asked;
        const list = await answerOrRefusal(trpc.suppliers.list({ q: asked.q, cursor }));
        const names = own.map(({ name }) => name);
        const mail = "sales@textile.example";
        sameRows(
          list?.items.map(({ name }) => name) ?? [],
          names.filter((name) => holds(name, q.trim()) || holds(mail, q.trim())),
          names,
          list !== null && isPlain(q) && cursor === undefined,
        );
        const prices = await answerOrRefusal(trpc.suppliers.prices({ supplierId, q: asked.q, cursor }));
        if (!own.some(({ id }) => id === supplierId)) expect(prices).toBeNull();
        sameRows(prices?.items.map(({ sku }) => sku) ?? [], named(q.trim()), skus, prices !== null && isPlain(q) && cursor === undefined);
        noForeign([list, prices]);
        shown += prices?.items.length ?? 0;
      },
    );
    await check(
      fewOf({
        ...{ q: word, sort: mostly(forecastSorts, word), view: mostly(forecastViews, word), pattern: mostly(demandPatterns, word) },
        ...{ abc: mostly(abcClasses, word), xyz: mostly(xyzClasses, word), cursor: cursors(["text", "id"]), warehouse: word },
      }),
      async ({ warehouse, ...asked }) => {
        const { q, abc, cursor } = asked;
        const list = await answerOrRefusal(trpc.forecasts.list(asked as never));
        const only = list !== null && Object.values({ ...asked, q: undefined }).every((value) => value === undefined);
        sameRows(list?.items.map(({ sku }) => sku) ?? [], named((q ?? "").trim()), skus, only && isPlain(q ?? ""));
        const proposals = await answerOrRefusal(trpc.replenishment.proposals({ q, abc, cursor, warehouse } as never));
        const proposed = [...new Set(proposals?.items.map(({ sku }) => sku))];
        const isExact = proposals !== null && cursor === undefined && warehouse === undefined && abc === undefined && isPlain(q ?? "");
        sameRows(proposed, named((q ?? "").trim()), skus, isExact);
        const waiting = await answerOrRefusal(trpc.purchases.waiting({ cursor }));
        sameRows(waiting?.items.map(({ sku }) => sku) ?? [], ["Plain"], ["Plain"], waiting !== null && cursor === undefined);
        const marks = await answerOrRefusal(trpc.forecasts.promotions({ cursor }));
        expect(marks?.items.length ?? 0).toBeLessThanOrEqual(2);
        const one = await answerOrRefusal(trpc.forecasts.bySku({ sku: q ?? "" }));
        noForeign([list, proposals, waiting, marks, one]);
        shown += (list?.items.length ?? 0) + (proposals?.items.length ?? 0);
      },
    );
    // Questions that find nothing would show nothing.
    expect(shown).toBeGreaterThan(300);
  }),
);
