import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { and, eq, sql } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { expect, onTestFinished, test } from "vitest";
import type { Context } from "@/platform/context";
import type { Db } from "@/platform/db";
import { guardedFetch } from "@/platform/guarded-fetch";
import type { FeedEvent } from "@/platform/outbox/feed";
import { outbox } from "@/platform/outbox/tables";
import { withOwnDatabase } from "@/testing/database";
import { eventually } from "@/testing/eventually";
import { anOrganization } from "@/testing/organization";
import { putWebhook } from "./commands/put-webhook";
import { resendDelivery } from "./commands/resend-delivery";
import { rotateSecret } from "./commands/rotate-secret";
import { forgetDeliveries } from "./sending/forget-deliveries";
import { runDeliveries } from "./sending/run-deliveries";
import { spreadEvents } from "./sending/spread-events";
import { webhookDeliveries } from "./tables";
import { deliveryOf, listDeliveries, webhookByCode } from "./webhook-queries";

type Letter = { headers: IncomingHttpHeaders; body: string };

/** A receiver on this machine: keeps what it gets, answers what the test says. */
async function aReceiver(answer: (response: ServerResponse, count: number) => void = (response) => void response.writeHead(204).end()) {
  const letters: Letter[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    letters.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
    answer(response, letters.length);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { letters, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/in` };
}

const events = (ctx: Context, count: number, type = "order.placed"): FeedEvent[] =>
  Array.from({ length: count }, (_, index) => ({
    position: { xid: 1n, id: BigInt(index) },
    organizationId: ctx.actor.organizationId,
    type,
    at: new Date("2026-11-23T09:00:00Z"),
    subject: { kind: "order", id: "0190b0a0-0000-7000-8000-000000000001", number: `10${index}` },
    orderId: null,
    warehouseId: null,
    by: { kind: "system", id: null, name: "Dirigent" },
    data: { n: index },
  }));

const reachable = guardedFetch(["127.0.0.1"]);
function sending(db: Db, skew: { ms: number } = { ms: 0 }, call: typeof fetch = reachable) {
  const loop = runDeliveries(db, { call, now: () => new Date(Date.now() + skew.ms), lookEveryMs: 20 });
  onTestFinished(() => loop.stop());
  return loop;
}
const statesOf = async (ctx: Context, code = "erp") => (await listDeliveries(ctx, code, {})).items.map(({ state }) => state);
const verified = (secret: string, { headers, body }: Letter) => new Webhook(secret).verify(body, headers as Record<string, string>);

test(
  "[S21] a delivery is signed so that the official verifier takes it, also with both secrets while one is exchanged",
  withOwnDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const receiver = await aReceiver();
    const { secret } = await putWebhook(ctx, "erp", { url: receiver.url, events: ["order.*"] });
    const skew = { ms: 0 };
    const loop = sending(db, skew);
    await spreadEvents(db, [...events(ctx, 1), ...events(ctx, 1, "stock.changed"), ...events(ctx, 1, "webhook.failed")]);
    await eventually(async () => receiver.letters.length === 1);
    const [first] = receiver.letters;
    expect(verified(secret ?? "", first as Letter)).toMatchObject({
      type: "order.placed",
      data: { subject: { number: "100" }, data: { n: 0 } },
    });
    expect(() => verified(`whsec_${Buffer.alloc(32).toString("base64")}`, first as Letter)).toThrow();

    const { secret: fresh } = await rotateSecret(ctx, { code: "erp", keepOldHours: 1 });
    await spreadEvents(db, events(ctx, 1));
    await eventually(async () => receiver.letters.length === 2);
    for (const one of [fresh, secret ?? ""]) expect(() => verified(one, receiver.letters[1] as Letter)).not.toThrow();
    await loop.stop();

    // An hour later the old one is dead. The verifier would refuse a time so far ahead, so the signatures are counted.
    skew.ms = 3_700_000;
    sending(db, skew);
    await spreadEvents(db, events(ctx, 1));
    await eventually(async () => receiver.letters.length === 3);
    expect(String(receiver.letters[2]?.headers["webhook-signature"]).split(" ")).toHaveLength(1);
  }),
);

test(
  "[S22] what is not taken is tried again under one id: after an error, a redirect that is not followed, and as late as the receiver asks",
  withOwnDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const elsewhere = await aReceiver();
    const answers: ((response: ServerResponse) => void)[] = [
      (response) => void response.writeHead(500).end(),
      (response) => void response.writeHead(302, { location: elsewhere.url }).end(),
      (response) => void response.writeHead(429, { "retry-after": "7200" }).end(),
      (response) => void response.socket?.destroy(),
      (response) => void response.writeHead(200).end(),
    ];
    const receiver = await aReceiver((response, count) => answers[count - 1]?.(response));
    await putWebhook(ctx, "erp", { url: receiver.url, events: ["*"] });
    const skew = { ms: 0 };
    sending(db, skew);
    await spreadEvents(db, events(ctx, 1));
    for (const [hours, tries] of [
      [0, 1],
      [0.1, 2],
      [1, 3],
      [2.5, 3],
      [3.5, 4],
      [8, 5],
    ] as const) {
      skew.ms = hours * 3_600_000;
      await eventually(async () => (await listDeliveries(ctx, "erp", {})).items[0]?.attempts === tries);
      expect(receiver.letters).toHaveLength(tries);
    }
    await eventually(async () => (await statesOf(ctx))[0] === "delivered");
    expect(elsewhere.letters).toEqual([]);
    expect(new Set(receiver.letters.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect(new Set(receiver.letters.map(({ headers }) => headers["webhook-timestamp"])).size).toBeGreaterThan(1);
    expect(new Set(receiver.letters.map(({ body }) => body)).size).toBe(1);
  }),
);

test(
  "[S22] after the last try it is given up, told to the staff, and sent again at a word; 410 stops the receiver",
  withOwnDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const mood = { status: 500 };
    const receiver = await aReceiver((response) => void response.writeHead(mood.status).end());
    await putWebhook(ctx, "erp", { url: receiver.url, events: ["*"] });
    const skew = { ms: 0 };
    sending(db, skew);
    await spreadEvents(db, events(ctx, 1));
    await eventually(async () => {
      skew.ms += 25 * 3_600_000;
      return (await statesOf(ctx))[0] === "failed";
    });
    expect(receiver.letters).toHaveLength(10);
    const told = await db
      .select({ type: outbox.type })
      .from(outbox)
      .where(and(eq(outbox.organizationId, ctx.actor.organizationId), sql`${outbox.type} like 'webhook.%'`));
    expect(told.map(({ type }) => type)).toContain("webhook.failed");

    mood.status = 200;
    const id = (await listDeliveries(ctx, "erp", {})).items[0]?.id ?? "";
    await resendDelivery({ ...ctx, now: () => new Date(Date.now() + skew.ms) }, { code: "erp", deliveryId: id });
    await eventually(async () => (await deliveryOf(ctx, "erp", id)).state === "delivered");

    mood.status = 410;
    await spreadEvents(db, events(ctx, 1));
    await eventually(async () => !(await webhookByCode(ctx, "erp")).active);
    expect((await webhookByCode(ctx, "erp")).stoppedBecause).toBe("gone");
    await spreadEvents(db, events(ctx, 1));
    expect(await statesOf(ctx)).toHaveLength(2);
  }),
);

test(
  "[S23] an address on a private network is never connected to, and the log says nothing of what stands there",
  withOwnDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const receiver = await aReceiver();
    await putWebhook(ctx, "erp", { url: receiver.url, events: ["*"] });
    sending(db, { ms: 0 }, guardedFetch([]));
    await spreadEvents(db, events(ctx, 1));
    await eventually(async () => (await listDeliveries(ctx, "erp", {})).items[0]?.attempts === 1);
    expect((await listDeliveries(ctx, "erp", {})).items[0]?.lastError).toEqual({ code: "webhook.unreachable" });
    expect(receiver.letters).toEqual([]);
  }),
);

test(
  "[S24] a receiver that hangs with a long queue keeps nobody else waiting",
  withOwnDatabase(async ({ db }) => {
    const { ctx: noisy } = await anOrganization(db);
    const { ctx: quiet } = await anOrganization(db);
    const hanging = await aReceiver(() => {});
    const receiver = await aReceiver();
    await putWebhook(noisy, "erp", { url: hanging.url, events: ["*"] });
    await putWebhook(quiet, "erp", { url: receiver.url, events: ["*"] });
    for (let sent = 0; sent < 5_000; sent += 500) await spreadEvents(db, events(noisy, 500));
    // Calls that hang are cut after two seconds here, so that the test ends.
    const impatient: typeof fetch = (input, init) => reachable(input, { ...init, signal: AbortSignal.timeout(2_000) });
    sending(db, { ms: 0 }, impatient);
    await eventually(async () => hanging.letters.length > 0);
    const started = Date.now();
    await spreadEvents(db, events(quiet, 20));
    await eventually(async () => receiver.letters.length === 20, 15_000);
    expect(Date.now() - started).toBeLessThan(5_000);
    expect(hanging.letters.length).toBeLessThanOrEqual(8);
  }),
);

test(
  "what ended a month ago leaves the log, and what still waits stays",
  withOwnDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    await putWebhook(ctx, "erp", { url: "https://erp.example.com/in", events: ["*"] });
    await spreadEvents(db, events(ctx, 3));
    const [old, fresh] = await db.select({ id: webhookDeliveries.id }).from(webhookDeliveries);
    const ended = (id: string, days: number) =>
      db
        .update(webhookDeliveries)
        .set({ state: "delivered", endedAt: new Date(Date.now() - days * 86_400_000) })
        .where(eq(webhookDeliveries.id, id));
    await ended(old?.id ?? "", 31);
    await ended(fresh?.id ?? "", 29);
    expect(await forgetDeliveries({ db, now: () => new Date() })).toBe(1);
    expect((await statesOf(ctx)).toSorted()).toEqual(["delivered", "waiting"]);
  }),
);

test(
  "a receiver of another organization is not found",
  withOwnDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const { ctx: other } = await anOrganization(db);
    await putWebhook(ctx, "erp", { url: "https://erp.example.com/in", events: ["*"] });
    await expect(webhookByCode(other, "erp")).rejects.toThrow("not_found");
    await expect(rotateSecret(other, { code: "erp", keepOldHours: 0 })).rejects.toThrow("not_found");
    await spreadEvents(db, events(other, 3));
    expect(await db.select().from(webhookDeliveries)).toEqual([]);
  }),
);
