import { sql } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { inTransaction } from "@/platform/db";
import { withOwnDatabase } from "@/testing/database";
import { eventually } from "@/testing/eventually";
import { anOrder } from "@/testing/orders";
import { eventsOf, ordersOf } from "@/testing/shop-connection";
import { aJourney } from "@/testing/vendors/journey";
import { aYandexMarket } from "@/testing/vendors/yandex-market";
import { putChannel } from "../commands/put-channel";
import { yandexMarket } from "../marketplaces/yandex-market";
import { fixture } from "../marketplaces/yandex-market/fixtures";

vi.hoisted(() => {
  process.env["DIRIGENT_ALLOW_PRIVATE_HOSTS"] = "127.0.0.1";
});

const secrets = { apiKey: "ACMA:1" };
const settings = { campaignId: 77, program: "DBS", carrierMap: { own_courier: 99 } };
const stock = { "LAMP-7": 90 };
const notice = (orderId: unknown) => ({
  ...{ notificationType: "ORDER_CREATED", campaignId: 77, orderId },
  createdAt: new Date(Date.UTC(2026, 10, 22, 8)).toISOString(),
});

test(
  "S42: while a channel hangs, orders are placed, deliveries are stored, and no transaction waits for it",
  withOwnDatabase(async ({ db }) => {
    const { order } = fixture("order-dbs");
    const { answer, place } = aYandexMarket(77, order, { "LAMP-7": 0 });
    const journey = await aJourney(db, yandexMarket, { settings, secrets, stock, answer });
    await putChannel(journey.ctx, "site", { name: "Site", kind: "api" });
    await journey.background.run();
    // Its time is up when the test says so.
    const patience = new AbortController();
    vi.spyOn(AbortSignal, "timeout").mockImplementation(() => patience.signal);
    journey.trouble(/offers\/stocks/, "hang");
    let isOver = false;
    const hanging = journey.background.pass(1).finally(() => {
      isOver = true;
    });
    await eventually(() => journey.vendor.seen.some(({ path }) => path.includes("stocks")));

    const { rows } = await db.execute(sql`
      select pid from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`);
    expect(rows).toEqual([]);
    place();
    for (let n = 0; n < 5; n++) await anOrder(journey.ctx, { lines: { "LAMP-7": 1 } });
    await journey.call(notice(order["id"]));
    expect(isOver).toBe(false);
    expect(await ordersOf(journey.ctx)).toHaveLength(5);

    patience.abort(new DOMException("too late", "TimeoutError"));
    await hanging;
    vi.spyOn(AbortSignal, "timeout").mockImplementation(() => new AbortController().signal);
    await journey.background.pass(10);
    expect(await ordersOf(journey.ctx)).toHaveLength(6);
  }),
);

test(
  "S38: a process that dies between the channel's answer and its own note tells the step again, and it happens there once",
  withOwnDatabase(async ({ db }) => {
    const { order } = fixture("order-dbs");
    const { market, answer, place } = aYandexMarket(77, order, { "LAMP-7": 0 });
    const journey = await aJourney(db, yandexMarket, { settings, secrets, stock, answer });
    const { background } = journey;
    place();
    await journey.call(notice(order["id"]));
    await background.pass(5);
    await journey.pack();
    const number = await journey.book();
    await db.execute(sql`
      create function die() returns trigger language plpgsql as $$ begin raise exception 'killed'; end $$`);
    await inTransaction(journey.ctx, (ctx) =>
      ctx.db.execute(sql`create trigger dying before update on channel_tellings for each row execute function die()`),
    );
    await journey.leave();
    expect(background.broken).not.toEqual([]);
    await db.execute(sql`drop trigger dying on channel_tellings`);
    await background.pass(5);

    expect(market.acts).toEqual(["PROCESSING/READY_TO_SHIP", `track ${number}`, "DELIVERY"]);
    expect(await journey.tellings()).toEqual([
      { step: "packed", state: "told" },
      { step: "handed_over", state: "told" },
    ]);
    expect((await eventsOf(journey.ctx, "order.channel_told")).map(({ data }) => data["step"])).toEqual(["packed", "handed_over"]);
  }),
);
