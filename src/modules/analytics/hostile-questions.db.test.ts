import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { callerFactory } from "@/platform/trpc/procedures";
import { appRouter } from "@/server/root-router";
import { inRollback } from "@/testing/database";
import { answerOrRefusal, fewOf, hostileCursor, hostileWord, mostly } from "@/testing/hostile-questions";
import { aChannel, anOrder, aProduct, aShop } from "@/testing/orders";
import { pageFile } from "./exports/page-file";
import { reportPages } from "./exports/report-pages";
import { type AskFigures, askOfAddress, breakdowns, comparisons, narrowingOf } from "./figures/ask";
import { journeysOfAddress, listOfAddress } from "./journeys/ask";
import { foldOrders } from "./rollups/fold-orders";
import { lockFigures } from "./rollups/lock-figures";
import { ratingsOfAddress } from "./satisfaction/list-ratings";
import { stockOfAddress } from "./stock/stock-figures";

const foreign = "ЧУЖОЕ";
// Codes and regions that look like quotes themselves, and that both shops have.
const channels = ["site", `it's "100%_\\"; --`];
const regions = ["Тверь", `Край 50%_\\' or '1'='1`];
const stock = { MSK: 90, KZN: 90 };

type Sold = { number: string; channel: string; region: string; warehouse: string };

/** A shop with orders in every channel and region, each rated, and their figures. All that it calls by a name is called by `mark`. */
async function aSoldShop(db: Context["db"], { mark, times }: { mark: string; times: number }): Promise<{ ctx: Context; sold: Sold[] }> {
  const { ctx } = await aShop(db);
  const own = ctx.actor.organizationId;
  await aChannel(ctx, { code: channels[1] ?? "" });
  await aProduct(ctx, { sku: "M'%", stock: { MSK: stock.MSK } });
  await aProduct(ctx, { sku: "K_\\", stock: { KZN: stock.KZN } });
  const placed: { id: string; sold: Sold }[] = [];
  for (let n = 0; n < 4 * times; n++) {
    const [channel = "", region = "", warehouse = ""] = [channels[n % 2], regions[(n >> 1) % 2], n % 3 ? "MSK" : "KZN"];
    const { id, number } = await anOrder(ctx, {
      channel,
      lines: { [warehouse === "MSK" ? "M'%" : "K_\\"]: times },
      customer: { name: mark, phone: `+7916000000${n}`, email: null, locale: "ru" },
      shippingAddress: { country: "RU", region, city: "Ржев", postalCode: null, line1: mark, latitude: null, longitude: null },
    });
    placed.push({ id, sold: { number, channel, region, warehouse } });
    await db.execute(
      sql`insert into ratings (organization_id, order_id, score, comment, rated_at) values (${own}, ${id}, ${1 + (n % 5)}, ${mark}, now())`,
    );
  }
  for (const table of [sql`channels`, sql`warehouses`, sql`products`, sql`carriers`])
    await db.execute(sql`update ${table} set name = ${mark} || name where organization_id = ${own}`);
  await db.execute(sql`update products set product_group = ${mark} where organization_id = ${own}`);
  await inTransaction(ctx, async (ctx) => {
    await lockFigures(ctx);
    await ctx.db.execute(sql`update analytics_states set generation = 1 where organization_id = ${own}`);
    const ids = placed.map(({ id }) => id);
    await foldOrders(ctx, { generation: 1, timezone: "Europe/Moscow" }, ids);
  });
  return { ctx, sold: placed.map(({ sold }) => sold) };
}

const word = hostileWord([...channels, ...regions, "MSK", "KZN", "НАШЕ", foreign]);
const day = mostly(["1970-01-01", "2024-02-29", "2026-11-23", "2199-12-31"], word);
const question = fewOf(
  {
    ...{ from: day, to: day, compare: mostly(comparisons, word), by: mostly(breakdowns, word) },
    ...{ channel: word, warehouse: word, region: word, carrier: word, category: word },
    ...{ buyer: mostly(["new", "repeat", "unknown"], word), responsible: mostly(["none", "01900000-0000-7000-8000-000000000001"], word) },
    ...{ what: mostly(["orders", "due", "priced"], word), stage: mostly(["pick", "whole", "deliver"], word) },
    ...{ slow: mostly(["yes"], word), stars: mostly(["1", "3", "5"], word) },
  },
  4,
);
/** As browsers and scripts write an address: anything under any name, some of it twice. */
const address = fc.dictionary(
  fc.constantFrom(
    "from",
    "to",
    "compare",
    "channel",
    "warehouse",
    "region",
    "carrier",
    "category",
    "buyer",
    "by",
    "stage",
    "what",
    "__proto__",
  ),
  fc.oneof(word, fc.constantFrom<string>(...breakdowns), fc.constantFrom("2026-01-31", "before", "pick")),
);

type Address = Record<string, string | string[] | undefined>;

const picked = <T extends object>(from: T, ...names: (keyof T)[]) => Object.fromEntries(names.map((name) => [name, from[name]]));

/** How many of the shop's own orders an asker of the last thirty days means; null where the sums do not tell it by themselves. */
function meant(sold: readonly Sold[], ask: AskFigures): number | null {
  const narrowing = narrowingOf(ask);
  if (ask.from !== undefined || ask.to !== undefined || (narrowing !== null && narrowing !== "region" && narrowing !== "warehouse"))
    return null;
  return sold.filter(
    (one) =>
      (ask.channel === undefined || one.channel === ask.channel) && (narrowing === null || (ask[narrowing] ?? "") === one[narrowing]),
  ).length;
}

test(
  "S55: whatever stands in a filter of figures, no question fails in the database, and none is answered with orders that it does not mean",
  inRollback(async (db) => {
    const { ctx, sold } = await aSoldShop(db, { mark: "НАШЕ", times: 2 });
    const other = await aSoldShop(db, { mark: foreign, times: 3 });
    const trpc = callerFactory(appRouter)({ ...ctx, ip: null });
    const numbers = new Set(sold.map(({ number }) => number));
    let [compared, shown] = [0, 0];
    const foreignIds = [other.ctx.actor.organizationId];
    const ours = (answer: unknown) => {
      const said = JSON.stringify(answer);
      expect(said).not.toContain(foreign);
      for (const id of foreignIds) expect(said).not.toContain(id);
    };
    const within = (items: readonly { number: string }[] | undefined, expected: ((one: Sold) => boolean) | null) => {
      const found = (items ?? []).map(({ number }) => number);
      expect(found.filter((number) => !numbers.has(number))).toEqual([]);
      if (expected) expect(found.filter((number) => !sold.some((one) => one.number === number && expected(one)))).toEqual([]);
    };

    await fc.assert(
      fc.asyncProperty(question, hostileCursor(["instant", "id"]), hostileCursor(["instant", "id", "id"]), async (asked, two, three) => {
        // An answer may repeat what was asked for, and nothing else of it.
        const ask = JSON.parse(JSON.stringify(asked).replaceAll(foreign, "")) as typeof asked;
        const days = picked(ask, "from", "to");
        const figures = { ...days, ...picked(ask, "compare", "channel", "warehouse", "region", "responsible", "category", "buyer") };
        const ways = { ...days, ...picked(ask, "channel", "warehouse", "carrier") };

        const sales = await answerOrRefusal(trpc.analytics.sales({ ...figures, by: ask.by } as never));
        if (sales) {
          expect(sales.total.orders).toBeLessThanOrEqual(sold.length);
          const expected = meant(sold, figures as AskFigures);
          if (expected !== null) expect([ask, sales.total.orders]).toEqual([ask, expected]);
          if (expected) compared += 1;
        }
        const costs = await answerOrRefusal(trpc.analytics.costs(figures as never));
        expect(costs?.total.orders ?? 0).toBeLessThanOrEqual(sold.length);
        const fulfilment = await answerOrRefusal(trpc.journeys.fulfilment({ ...ways, compare: ask.compare, stage: ask.stage } as never));
        expect(fulfilment?.total.orders ?? 0).toBeLessThanOrEqual(sold.length);
        const carriers = await answerOrRefusal(trpc.journeys.carriers({ ...ways, compare: ask.compare } as never));
        const satisfaction = await answerOrRefusal(trpc.satisfaction.figures({ ...ways, compare: ask.compare } as never));
        expect(satisfaction?.total.ratings ?? 0).toBeLessThanOrEqual(sold.length);
        const shelves = await answerOrRefusal(trpc.stockFigures.figures({ ...days, ...picked(ask, "compare", "warehouse") } as never));
        for (const { key, days } of shelves?.warehouses ?? [])
          expect(days.at(-1)?.onHand ?? 0).toBeLessThanOrEqual(stock[key as "MSK" | "KZN"]);

        const { channel } = ask;
        const inChannel = channel === undefined ? null : (one: Sold) => one.channel === channel.trim();
        for (const cursor of [undefined, two, three]) {
          const listed = { ...ways, ...picked(ask, "region", "what", "stage", "slow"), cursor, limit: 100 };
          const list = await answerOrRefusal(trpc.journeys.list(listed as never));
          within(list?.items, inChannel);
          const verdicts = await answerOrRefusal(trpc.satisfaction.list({ ...ways, stars: ask.stars, cursor, limit: 100 } as never));
          within(verdicts?.items, inChannel);
          shown += (list?.items.length ?? 0) + (verdicts?.items.length ?? 0);
          ours([list, verdicts]);
        }
        ours([sales, costs, fulfilment, carriers, satisfaction, shelves]);
      }),
      { numRuns: 40, endOnFailure: true },
    );

    // Questions that find nothing would show nothing.
    expect(compared).toBeGreaterThan(5);
    expect(shown).toBeGreaterThan(200);

    await fc.assert(
      fc.asyncProperty(word, async (channel) => {
        const list = await answerOrRefusal(trpc.journeys.list({ channel, limit: 100 }));
        const verdicts = await answerOrRefusal(trpc.satisfaction.list({ channel, limit: 100 }));
        const expected = list ? sold.filter((one) => one.channel === channel.trim()).map(({ number }) => number) : [];
        for (const found of [list, verdicts]) expect(new Set(found?.items.map(({ number }) => number))).toEqual(new Set(expected));
      }),
      { numRuns: 40, endOnFailure: true },
    );

    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...reportPages),
        fc.constantFrom("csv" as const, "xlsx" as const),
        address,
        async (page, format, asked) => {
          const { content, name } = await pageFile(ctx, { page, format, address: asked });
          expect(name).toMatch(new RegExp(`^${page}-\\d{4}-\\d\\d-\\d\\d-\\d{4}-\\d\\d-\\d\\d\\.${format}$`));
          if (format === "csv") ours(content.toString());
        },
      ),
      { numRuns: 40, endOnFailure: true },
    );
  }),
);

test("S55: an address of a page of figures is read whatever stands in it, and the same again from what was read", () => {
  const readers: ((params: Address) => object)[] = [askOfAddress, journeysOfAddress, listOfAddress, stockOfAddress, ratingsOfAddress];
  const params = fc.dictionary(
    fc.oneof(fc.constantFrom("channel", "region", "from", "what", "stars"), fc.string()),
    fc.oneof(word, fc.array(word), fc.constant(undefined)),
  );
  fc.assert(
    fc.property(fc.oneof(params, address), (params) => {
      for (const read of readers) expect(read(read(params) as Address)).toEqual(read(params));
    }),
    { numRuns: 300 },
  );
});
