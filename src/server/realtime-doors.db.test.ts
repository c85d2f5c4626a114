import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { newId } from "@/lib/ids";
import { orders } from "@/modules/orders/tables";
import { apiKeys, members, sessions } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { type Fact, record } from "@/platform/outbox/record";
import { type CommittingDatabase, withDatabase } from "@/testing/database";
import { eventually } from "@/testing/eventually";
import { anOrder, aProduct, aShop } from "@/testing/orders";
import { aKey, aMember, anOrganization } from "@/testing/organization";
import { aClient, aSignIn, aSocketServer, type Client, type TestSockets } from "@/testing/sockets";

vi.setConfig({ testTimeout: 60_000 });

const happen = (ctx: Context, type = "order.placed", more: Partial<Fact> = {}) =>
  inTransaction(ctx, (ctx) => record(ctx, { type, subject: { kind: type.split(".")[0] ?? "", id: newId() }, ...more }));

/** Runs a test on sockets of its own, and closes every client afterwards. */
const withSockets = (
  run: (
    house: {
      server: TestSockets;
      client: (...shows: Parameters<typeof aClient> extends [string, ...infer Rest] ? Rest : never) => Client;
    } & CommittingDatabase,
  ) => Promise<void>,
  limits = {},
) =>
  withDatabase(async (database) => {
    const server = await aSocketServer(database, limits);
    const clients: Client[] = [];
    try {
      await run({
        ...database,
        server,
        client: (...shows) => {
          const client = aClient(server.url, ...shows);
          clients.push(client);
          return client;
        },
      });
    } finally {
      for (const { socket } of clients) socket.disconnect();
      await server.stop();
    }
  });

test(
  "S29: nobody comes in without a valid session or key, from a foreign page, or with the key in the address",
  withSockets(async ({ db, server, client }) => {
    const { ctx, ownerId } = await anOrganization(db);
    const key = await aKey(ctx);
    const good = await aSignIn(db, server.url, ownerId);
    const forged = await aSignIn(db, server.url, ownerId, { forgedWith: "somebody else's secret".padEnd(48) });
    const expired = await aSignIn(db, server.url, ownerId, { endsIn: -60 });
    const revoked = await aSignIn(db, server.url, ownerId);
    await db.update(sessions).set({ revokedAt: new Date() }).where(eq(sessions.id, revoked.sessionId));
    const own = { origin: server.url };

    const strangers = {
      nothing: client("/staff", {}),
      forged: client("/staff", { headers: { ...own, cookie: forged.cookie } }),
      expired: client("/staff", { headers: { ...own, cookie: expired.cookie } }),
      revoked: client("/staff", { headers: { ...own, cookie: revoked.cookie } }),
      foreign: client("/staff", { headers: { origin: "https://evil.example", cookie: good.cookie } }),
      sandboxed: client("/staff", { headers: { origin: "null", cookie: good.cookie } }),
      wrongKey: client("/staff", { auth: { apiKey: `drg_${"0".repeat(64)}` } }),
      noString: client("/staff", { auth: { apiKey: { $ne: "" } } }),
      inQuery: client("/staff", { query: { apiKey: key } }),
      alsoInQuery: client("/staff", { query: { x: key }, auth: { apiKey: key } }),
      wrongKeyGoodCookie: client("/staff", { auth: { apiKey: "drg_" }, headers: { ...own, cookie: good.cookie } }),
      noToken: client("/track", {}),
      wrongToken: client("/track", { auth: { token: "x".repeat(22) } }),
      keyAsToken: client("/track", { auth: { token: key } }),
    };
    const outcomes = Object.fromEntries(
      await Promise.all(Object.entries(strangers).map(async ([name, { outcome }]) => [name, await outcome])),
    );
    expect(outcomes).toEqual({
      nothing: "unauthorized",
      forged: "unauthorized",
      expired: "unauthorized",
      revoked: "unauthorized",
      foreign: "foreign_origin",
      sandboxed: "foreign_origin",
      wrongKey: "unauthorized",
      noString: "unauthorized",
      inQuery: "key_in_query",
      alsoInQuery: "key_in_query",
      wrongKeyGoodCookie: "unauthorized",
      noToken: "unauthorized",
      wrongToken: "unauthorized",
      keyAsToken: "unauthorized",
    });

    const byCookie = client("/staff", { headers: { ...own, cookie: good.cookie } });
    const byKey = client("/staff", { auth: { apiKey: key }, transports: ["polling", "websocket"] });
    expect([await byCookie.outcome, await byKey.outcome]).toEqual(["connected", "connected"]);
    await happen(ctx);
    await eventually(() => byCookie.events.length === 1 && byKey.events.length === 1);
    for (const { events } of Object.values(strangers)) expect(events).toEqual([]);
  }),
);

test(
  "S30: nobody hears another organization, whatever room is asked for",
  withSockets(async ({ db, client }) => {
    const a = await anOrganization(db);
    const b = await anOrganization(db);
    const [keyA, keyB] = [await aKey(a.ctx), await aKey(b.ctx)];
    const room = `org:${b.organizationId}`;
    const asks = [
      {},
      { room },
      { rooms: [room] },
      { organizationId: b.organizationId },
      { __proto__: { rooms: [room] } },
      { after: "org" },
    ];
    const listeners = asks.map((more) => client("/staff", { auth: { ...more, apiKey: keyA }, query: { room } }));
    const inside = client("/staff", { auth: { apiKey: keyB } });
    await Promise.all([...listeners, inside].map((one) => one.outcome));

    await inTransaction(b.ctx, (ctx) =>
      record(ctx, ...Array.from({ length: 1_000 }, () => ({ type: "order.placed", subject: { kind: "order", id: newId() } }))),
    );
    await eventually(() => inside.events.length === 1_000);
    await happen(a.ctx);
    await eventually(() => listeners.every(({ events }) => events.length > 0));
    for (const { events } of listeners) expect(events).toHaveLength(1);
  }),
);

test(
  "S30: a message that asks for a room, or any other that we do not know, cuts the client",
  withSockets(async ({ db, client }) => {
    const { ctx } = await anOrganization(db);
    const key = await aKey(ctx);
    for (const message of [["join", "org:x"], ["subscribe", ["org:x"]], ["__proto__", {}], ["ping", "org:x"], ["ping"]] as [
      string,
      ...unknown[],
    ][]) {
      const rude = client("/staff", { auth: { apiKey: key } });
      expect(await rude.outcome).toBe("connected");
      rude.socket.emit(...message);
      await eventually(() => rude.socket.disconnected);
    }
    const polite = client("/staff", { auth: { apiKey: key } });
    await polite.outcome;
    expect(await polite.socket.timeout(5_000).emitWithAck("ping")).toEqual({ lagMs: expect.any(Number) });
  }),
);

test(
  "S30: people of one warehouse hear of it alone; a key hears what its scopes open",
  withSockets(async ({ db, server, client }) => {
    const { ctx } = await anOrganization(db);
    const [mine, other] = [newId(), newId()];
    const { userId } = await aMember(ctx, "picker");
    await db
      .update(members)
      .set({ warehouseIds: [mine] })
      .where(eq(members.userId, userId));
    const picker = client("/staff", { headers: { origin: server.url, cookie: (await aSignIn(db, server.url, userId)).cookie } });
    const ordersKey = client("/staff", { auth: { apiKey: await aKey(ctx, ["orders:read"]) } });
    const stockKey = client("/staff", { auth: { apiKey: await aKey(ctx, ["stock:write"]) } });
    const settingsKey = client("/staff", { auth: { apiKey: await aKey(ctx, ["settings:write"]) } });
    expect(await settingsKey.outcome).toBe("forbidden");
    await Promise.all([picker.outcome, ordersKey.outcome, stockKey.outcome]);

    await happen(ctx, "order.placed");
    await happen(ctx, "fulfilment.picked", { warehouseId: other });
    await happen(ctx, "stock.changed", { warehouseId: mine });
    await happen(ctx, "connection.failed");
    await happen(ctx, "fulfilment.packed", { warehouseId: mine });
    const typesOf = ({ events }: Client) => events.map(({ type }) => type);
    await eventually(() => typesOf(picker).length === 2 && typesOf(ordersKey).length === 3);
    expect(typesOf(picker)).toEqual(["stock.changed", "fulfilment.packed"]);
    expect(typesOf(ordersKey)).toEqual(["order.placed", "fulfilment.picked", "fulfilment.packed"]);
    expect(typesOf(stockKey)).toEqual(["stock.changed"]);

    await db
      .update(members)
      .set({ warehouseIds: [other] })
      .where(eq(members.userId, userId));
    await eventually(async () => {
      await happen(ctx, "fulfilment.planned", { warehouseId: other });
      return typesOf(picker).includes("fulfilment.planned");
    });
    await happen(ctx, "fulfilment.picked", { warehouseId: mine });
    await happen(ctx, "fulfilment.handed_over", { warehouseId: other });
    await eventually(() => typesOf(picker).includes("fulfilment.handed_over"));
    expect(typesOf(picker)).not.toContain("fulfilment.picked");
  }),
);

test(
  "S31: a revoked session, a removed member and a revoked key are cut, and do not come back",
  withSockets(async ({ db, server, client }) => {
    const { ctx, ownerId } = await anOrganization(db);
    const { userId } = await aMember(ctx, "operator");
    const [owner, member] = [await aSignIn(db, server.url, ownerId), await aSignIn(db, server.url, userId)];
    const key = await aKey(ctx);
    const shows = {
      owner: { headers: { origin: server.url, cookie: owner.cookie } },
      member: { headers: { origin: server.url, cookie: member.cookie } },
      key: { auth: { apiKey: key } },
    };
    const [asOwner, asMember, asKey] = [client("/staff", shows.owner), client("/staff", shows.member), client("/staff", shows.key)];
    expect(await Promise.all([asOwner.outcome, asMember.outcome, asKey.outcome])).toEqual(["connected", "connected", "connected"]);

    await db.update(sessions).set({ revokedAt: new Date() }).where(eq(sessions.id, owner.sessionId));
    await db.update(members).set({ disabledAt: new Date() }).where(eq(members.userId, userId));
    await db.update(apiKeys).set({ revokedAt: new Date() }).where(eq(apiKeys.organizationId, ctx.actor.organizationId));

    const all = [asOwner, asMember, asKey];
    await eventually(() => all.every(({ socket }) => socket.disconnected));
    for (const { others } of all) expect(others).toContain("farewell");
    await happen(ctx);
    const back = [
      client("/staff", shows.owner),
      client("/staff", { ...shows.member, auth: { after: asMember.cursor() } }),
      client("/staff", shows.key),
    ];
    expect(await Promise.all(back.map((one) => one.outcome))).toEqual(["unauthorized", "unauthorized", "unauthorized"]);
    for (const { events } of [...all, ...back]) expect(events).toEqual([]);
  }),
);

test(
  "a tracking page hears of the steps of its own order and nothing else of it",
  withSockets(async ({ db, client }) => {
    const { ctx } = await aShop(db);
    const { sku } = await aProduct(ctx, { sku: "TEA", stock: { MSK: 10 } });
    // Whoever hears the last of what was placed has heard all before it, and the page comes after that.
    const staff = client("/staff", { auth: { apiKey: await aKey(ctx) } });
    expect(await staff.outcome).toBe("connected");
    const [mine, other] = [await anOrder(ctx, { lines: { [sku]: 1 } }), await anOrder(ctx, { lines: { [sku]: 1 } })];
    await happen(ctx, "order.noted", { orderId: other.id });
    await eventually(() => staff.events.some(({ type }) => type === "order.noted"));
    const [row] = await db.select().from(orders).where(eq(orders.id, mine.id));
    const page = client("/track", { auth: { token: row?.trackingToken } });
    expect(await page.outcome).toBe("connected");

    const about = (orderId: string): Partial<Fact> => ({ orderId, data: { name: "Мария", phone: "+79161234567" } });
    await happen(ctx, "order.noted", about(mine.id));
    await happen(ctx, "shipment.status_changed", about(other.id));
    await happen(ctx, "stock.changed", about(mine.id));
    await happen(ctx, "shipment.status_changed", about(mine.id));
    await eventually(() => page.events.length > 0);
    expect(page.events).toEqual([
      {
        cursor: expect.any(String),
        type: "shipment.status_changed",
        at: expect.any(String),
        subject: { kind: "order", id: mine.id },
        data: {},
      },
    ]);

    await db.update(orders).set({ trackingRevokedAt: new Date() }).where(eq(orders.id, mine.id));
    await eventually(() => page.socket.disconnected);
    expect(await client("/track", { auth: { token: row?.trackingToken } }).outcome).toBe("unauthorized");
  }),
);

test(
  "S35: too large, too many and binary messages cut their sender, and too many sockets of one are refused",
  withSockets(
    async ({ db, client }) => {
      const { ctx } = await anOrganization(db);
      const shows = { auth: { apiKey: await aKey(ctx) } };
      const connected = async () => {
        const one = client("/staff", shows);
        expect(await one.outcome).toBe("connected");
        return one;
      };
      const watcher = await connected();
      const abuses: ((one: Client) => void)[] = [
        ({ socket }) => socket.emit("ping", "x".repeat(1_000_000)),
        ({ socket }) => socket.emit("ping", Buffer.alloc(10)),
        ({ socket }) => socket.io.engine.write('55000-["ping",{"_placeholder":true,"num":0}]'),
        ({ socket }) => socket.io.engine.write("9{{{"),
        ({ socket }) => {
          for (let n = 0; n < 10_000; n++) socket.emit("ping", () => {});
        },
      ];
      for (const abuse of abuses) {
        const rude = await connected();
        abuse(rude);
        await eventually(() => rude.socket.disconnected);
      }
      await Promise.all([connected(), connected(), connected()]);
      expect(await client("/staff", shows).outcome).toBe("too_many_sockets");
      expect(watcher.socket.connected).toBe(true);
    },
    { socketsOfOne: 4 },
  ),
);
