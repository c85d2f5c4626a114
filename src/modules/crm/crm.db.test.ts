import { expect, test, vi } from "vitest";
import { cancelOrder } from "@/modules/orders/commands/cancel-order";
import type { Context } from "@/platform/context";
import { withDatabase } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { anOrder, aProduct, aShop, eventsOf } from "@/testing/orders";
import { aKey } from "@/testing/organization";
import { putCrm } from "./commands/put-crm";
import { tellAgain } from "./commands/tell-again";
import { testCrm } from "./commands/test-crm";
import { crmByCode, openDeals } from "./crm-queries";
import { tellCrm } from "./deals/tell-crm";
import { aShopWithBitrix, dealOf, tellAll } from "./shop-with-bitrix.fixture";
import { aLocalAmocrm } from "./vendors/amocrm/local-amocrm.fixture";

// Read when the settings are read for the first time, which is in the first test.
vi.hoisted(() => {
  process.env["DIRIGENT_ALLOW_PRIVATE_HOSTS"] = "127.0.0.1";
});

// At two questions a second these tests would mostly wait.
vi.mock("@/modules/channels/line/pace", () => ({ inLane: (_key: string, _pace: object, run: () => Promise<unknown>) => run() }));

const token = "t".repeat(40);
const later = (ctx: Context, minutes: number): Context => ({ ...ctx, now: () => new Date(Date.now() + minutes * 60_000) });

test(
  "an order becomes one deal with its contact, sum, lines and link, and its stage follows",
  withDatabase(async ({ db }) => {
    const { ctx, portal } = await aShopWithBitrix(db);
    const order = await anOrder(ctx, { lines: { TEE: 2 }, payment: "unpaid" });
    await tellAll(ctx, order.id);
    expect(portal.contacts).toEqual([
      expect.objectContaining({ NAME: "Мария Иванова", PHONE: [{ VALUE: "+79161234567", VALUE_TYPE: "WORK" }] }),
    ]);
    expect(portal.deals).toEqual([
      expect.objectContaining({
        TITLE: `Заказ ${order.number}`,
        OPPORTUNITY: "2898.00",
        CURRENCY_ID: "RUB",
        STAGE_ID: "NEW",
        CONTACT_ID: 1,
        ORIGIN_ID: order.id,
        COMMENTS: expect.stringMatching(new RegExp(`^http.*/orders/${order.number}$`)),
        rows: [expect.objectContaining({ PRODUCT_NAME: "Товар TEE", PRICE: "1299.00", QUANTITY: 2, TAX_RATE: 22 })],
      }),
    ]);
    const asked = portal.calls.length;
    await tellAll(ctx, order.id);
    // Nothing is new: nothing is asked.
    expect(portal.calls).toHaveLength(asked);

    // Somebody moves the deal; what does not change the stage of the order leaves it there.
    Object.assign(portal.deals[0] ?? {}, { STAGE_ID: "EXECUTING" });
    await cancelOrder(ctx, { orderId: order.id, version: order.version, reason: "customer" });
    await tellAll(ctx, order.id);
    expect(portal.deals).toHaveLength(1);
    expect(portal.deals[0]).toMatchObject({ STAGE_ID: "LOSE" });
    expect((await eventsOf(ctx, order.id)).filter(({ type }) => type === "order.crm_deal_made")).toHaveLength(1);
    expect(await openDeals(ctx, "b24")).toMatchObject({ told: 1, waiting: 0, refused: 0, items: [] });
  }),
);

test(
  "a buyer is known again by phone, else by e-mail, and told only as far as the settings allow",
  withDatabase(async ({ db }) => {
    const { ctx, portal, connect } = await aShopWithBitrix(db);
    portal.contacts.push({ ID: 1, EMAIL: [{ VALUE: "other@example.com" }] }, { ID: 2, PHONE: [{ VALUE: "89161234567" }] });
    await tellAll(ctx, (await anOrder(ctx, { lines: { TEE: 1 } })).id);
    expect(portal.deals[0]).toMatchObject({ CONTACT_ID: 2, STAGE_ID: "PREPARATION" });
    const customer = { name: "Пётр", email: "other@example.com", phone: "+79990000000", locale: "ru" as const };
    await tellAll(ctx, (await anOrder(ctx, { lines: { TEE: 1 }, customer })).id);
    expect(portal.deals[1]).toMatchObject({ CONTACT_ID: 1 });

    await connect({ buyer: { name: false, phone: false, email: true } });
    await tellAll(ctx, (await anOrder(ctx, { lines: { TEE: 1 }, customer: { ...customer, email: "new@example.com" } })).id);
    expect(portal.contacts[2]).toEqual(expect.not.objectContaining({ NAME: "Пётр" }));
    expect(portal.contacts[2]).toMatchObject({ EMAIL: [{ VALUE: "new@example.com" }] });
    await connect({ buyer: { name: true, phone: false, email: false } });
    await tellAll(ctx, (await anOrder(ctx, { lines: { TEE: 1 } })).id);
    expect(portal.contacts).toHaveLength(3);
    expect(portal.deals[3]).not.toHaveProperty("CONTACT_ID");
  }),
);

test(
  "a lost answer makes no second contact and no second deal; too many and wrong keys wait, and are told",
  withDatabase(async ({ db }) => {
    const { ctx, portal } = await aShopWithBitrix(db);
    const order = await anOrder(ctx, { lines: { TEE: 1 } });
    portal.trouble = { "crm.contact.add": "lose" };
    await tellAll(ctx, order.id);
    expect([portal.contacts.length, portal.deals.length]).toEqual([1, 0]);
    expect(await crmByCode(ctx, "b24")).toMatchObject({ failures: 1, trouble: { code: "channel.unreachable" } });
    portal.trouble = { "crm.deal.add": "lose" };
    await tellAll(ctx, order.id);
    portal.trouble = {};
    await tellAll(ctx, order.id);
    expect([portal.contacts.length, portal.deals.length]).toEqual([1, 1]);
    expect(portal.deals[0]).toMatchObject({ rows: [expect.objectContaining({ QUANTITY: 1 })] });
    expect(await crmByCode(ctx, "b24")).toMatchObject({ failures: 0, trouble: null });

    const second = await anOrder(ctx, { lines: { TEE: 1 } });
    portal.trouble = { "crm.duplicate.findbycomm": "limit" };
    await tellAll(ctx, second.id);
    expect(await dealOf(ctx, second.id)).toMatchObject({ state: "waiting", reason: { code: "channel.rate_limited" } });
    portal.trouble = { "crm.duplicate.findbycomm": "keys" };
    await tellAll(ctx, second.id);
    expect(await crmByCode(ctx, "b24")).toMatchObject({ trouble: { code: "channel.keys_refused" }, pausedUntil: expect.any(String) });
    portal.trouble = {};
    const asked = portal.calls.length;
    await tellAll(ctx, second.id);
    expect(portal.calls).toHaveLength(asked);
    await tellAll(later(ctx, 20), second.id);
    expect(portal.deals).toHaveLength(2);
  }),
);

test(
  "what the CRM will not have is kept with its words, and told again on a person's word",
  withDatabase(async ({ db }) => {
    const { ctx, portal } = await aShopWithBitrix(db);
    const order = await anOrder(ctx, { lines: { TEE: 1 } });
    portal.trouble = { "crm.deal.add": "refuse" };
    await tellAll(ctx, order.id);
    expect(await openDeals(ctx, "b24")).toMatchObject({
      refused: 1,
      items: [{ number: order.number, reason: { code: "crm.refused", params: { words: "Field is mandatory" } } }],
    });
    portal.trouble = {};
    expect(await tellAgain(ctx, "b24")).toEqual({ deals: 1 });
    await tellCrm(ctx, { crmId: (await crmByCode(ctx, "b24")).id, orderId: order.id });
    expect(portal.deals).toHaveLength(1);
    await expect(tellAgain(ctx, "b24")).rejects.toThrow("channel.nothing_refused");
    expect(await testCrm(ctx, "b24")).toBeNull();
  }),
);

test(
  "amoCRM: matched by phone or e-mail, one deal with a note of its address, lost answers, other currency",
  withDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "TEE", stock: { MSK: 10 } });
    const account = await aLocalAmocrm(token);
    const settings = { baseUrl: account.baseUrl, account: "shop", pipeline: "31", stages: { placed: "101", paid: "102" } };
    await putCrm(ctx, "amo", { kind: "amocrm", settings, secrets: { token } });
    expect(await testCrm(ctx, "amo")).toBeNull();
    account.add("contacts", {
      name: "А",
      custom_fields_values: [
        { field_id: 5, field_code: null, field_type: "checkbox", values: [{ value: true }] },
        { field_id: 6, field_code: null, field_type: "file", values: [{ value: { file_uuid: "1" } }] },
        { field_code: "PHONE", values: [{ value: "8 (916) 123-45-67", enum_code: "MOB" }] },
      ],
    });

    const order = await anOrder(ctx, { lines: { TEE: 1 } });
    account.trouble = { "POST /api/v4/leads": "lose" };
    await tellAll(ctx, order.id);
    account.trouble = {};
    await tellAll(ctx, order.id);
    expect(account.leads).toEqual([
      expect.objectContaining({ name: `Заказ ${order.number}`, price: 1599, pipeline_id: 31, status_id: 102 }),
    ]);
    expect(account.leads[0]?.["_embedded"]).toEqual({ contacts: [{ id: 1, is_main: true }] });
    expect(account.notes).toEqual([{ note_type: "common", params: { text: expect.stringContaining(`/orders/${order.number}`) } }]);
    await cancelOrder(ctx, { orderId: order.id, version: order.version, reason: "customer" });
    await tellAll(ctx, order.id);
    expect(account.leads[0]).toMatchObject({ status_id: 143 });
    expect(account.notes).toHaveLength(1);

    const customer = { name: "Пётр", email: "Petr@example.com", phone: null, locale: "ru" as const };
    await tellAll(ctx, (await anOrder(ctx, { lines: { TEE: 1 }, customer })).id);
    await tellAll(ctx, (await anOrder(ctx, { lines: { TEE: 1 }, customer: { ...customer, email: "petr@example.com" } })).id);
    expect(account.contacts).toHaveLength(2);
    const euros = await anOrder(ctx, { lines: { TEE: 1 }, currency: "EUR" });
    await tellAll(ctx, euros.id);
    expect(await dealOf(ctx, euros.id)).toMatchObject({ state: "refused", reason: { code: "crm.other_currency" } });

    const limited = await anOrder(ctx, { lines: { TEE: 1 } });
    account.trouble = { "GET /api/v4/contacts": "limit" };
    await tellAll(ctx, limited.id);
    expect(await dealOf(ctx, limited.id)).toMatchObject({ state: "waiting", reason: { code: "channel.rate_limited" } });
    account.trouble = {};
    await putCrm(ctx, "amo", { kind: "amocrm", settings, secrets: { token: "w".repeat(40) } });
    expect(await testCrm(ctx, "amo")).toMatchObject({ code: "channel.keys_refused" });
  }),
);

test(
  "another organization's orders stay out, earlier ones and drafts too; who is below manager sees and changes nothing",
  withDatabase(async ({ db }) => {
    const { ctx, portal } = await aShopWithBitrix(db);
    const other = await aShop(db);
    await aProduct(other.ctx, { sku: "TEE", stock: { MSK: 10 } });
    const theirs = await anOrder(other.ctx, { lines: { TEE: 1 } });
    await tellAll(ctx, theirs.id);
    await tellAll(other.ctx, theirs.id);
    await expect(crmByCode(other.ctx, "b24")).rejects.toThrow("not_found");
    expect(portal.calls).toHaveLength(0);

    await anOrder(ctx, { lines: { TEE: 1 } });
    const early = await anOrder(ctx, { lines: { TEE: 1 } });
    await putCrm(later(ctx, 5), "late", { kind: "bitrix24", secrets: { webhookUrl: portal.webhookUrl } });
    await tellAll(ctx, early.id);
    expect(portal.deals).toHaveLength(1);

    const app = testApp(db);
    const ask = async (key: string, method: string, path: string, body?: unknown) => {
      const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
      return app.request(`/api/v1/crm${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    };
    const [full, reader] = [await aKey(ctx), await aKey(ctx, ["orders:write"])];
    expect((await ask(reader, "GET", "/b24")).status).toBe(403);
    expect((await ask(await aKey(other.ctx), "GET", "/b24")).status).toBe(404);
    const shown = await (await ask(full, "GET", "/b24")).text();
    expect(JSON.parse(shown)).toMatchObject({ kind: "bitrix24", secretsSet: ["webhookUrl"] });
    expect(shown).not.toContain("/rest/");
    expect((await ask(full, "PUT", "/b24", { kind: "amocrm" })).status).toBe(422);
    expect((await ask(full, "PUT", "/bad", { kind: "bitrix24", secrets: { webhookUrl: "https://shop.example/" } })).status).toBe(422);
    expect((await ask(full, "POST", "/b24/test")).status).toBe(200);
    expect(await (await ask(full, "GET", "/b24/deals")).json()).toMatchObject({ told: 1 });
  }),
);
