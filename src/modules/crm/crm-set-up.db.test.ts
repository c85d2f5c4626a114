import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { withDatabase } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { anOrder, aShop } from "@/testing/orders";
import { aKey } from "@/testing/organization";
import { readFunnels } from "./commands/read-funnels";
import { removeCrm } from "./commands/remove-crm";
import { crmByCode } from "./crm-queries";
import { aShopWithBitrix, dealOf, tellAll } from "./shop-with-bitrix.fixture";
import { crmConnections } from "./tables";
import { aLocalAmocrm } from "./vendors/amocrm/local-amocrm.fixture";

// Read when the settings are read for the first time, which is in the first test.
vi.hoisted(() => {
  process.env["DIRIGENT_ALLOW_PRIVATE_HOSTS"] = "127.0.0.1";
});

// At two questions a second these tests would mostly wait.
vi.mock("@/modules/channels/line/pace", () => ({ inLane: (_key: string, _pace: object, run: () => Promise<unknown>) => run() }));

const token = "t".repeat(40);

test(
  "funnels and their stages are read to choose from, before a CRM is connected and after; keys that do not fit are told",
  withDatabase(async ({ db }) => {
    const { ctx, portal } = await aShopWithBitrix(db);
    const bitrix = [
      {
        id: "0",
        name: "Общая",
        stages: [
          { id: "NEW", name: "Новая" },
          { id: "WON", name: "Успех" },
        ],
      },
      { id: "5", name: "Опт", stages: [{ id: "C5:NEW", name: "Заявка" }] },
    ];
    expect(await readFunnels(ctx, "b24", { kind: "bitrix24" })).toEqual(bitrix);
    expect(await readFunnels(ctx, "new", { kind: "bitrix24", secrets: { webhookUrl: portal.webhookUrl } })).toEqual(bitrix);
    await expect(readFunnels(ctx, "new", { kind: "bitrix24" })).rejects.toThrow("not_found");
    await expect(readFunnels(ctx, "b24", { kind: "amocrm" })).rejects.toThrow("crm.kind_fixed");
    await expect(readFunnels((await aShop(db)).ctx, "b24", { kind: "bitrix24" })).rejects.toThrow("not_found");

    const account = await aLocalAmocrm(token);
    const settings = { baseUrl: account.baseUrl, account: "shop" };
    expect(await readFunnels(ctx, "new", { kind: "amocrm", settings, secrets: { token } })).toEqual([
      {
        id: "31",
        name: "Розница",
        stages: [
          { id: "101", name: "Новая" },
          { id: "142", name: "Успешно" },
        ],
      },
    ]);
    const wrong = { kind: "amocrm" as const, settings, secrets: { token: "w".repeat(40) } };
    await expect(readFunnels(ctx, "new", wrong)).rejects.toThrow("channel.keys_refused");
    await expect(readFunnels(ctx, "new", { ...wrong, settings: {} })).rejects.toThrow("crm.settings_invalid");
  }),
);

test(
  "a CRM is removed with its keys and what it was told; orders of before do not become deals of the next one",
  withDatabase(async ({ db }) => {
    const { ctx, portal, connect } = await aShopWithBitrix(db);
    const order = await anOrder(ctx, { lines: { TEE: 1 } });
    await tellAll(ctx, order.id);
    await expect(removeCrm((await aShop(db)).ctx, "b24")).rejects.toThrow("not_found");
    const key = await aKey(ctx, ["orders:write"]);
    const ask = (with_: string) =>
      testApp(db).request("/api/v1/crm/b24", { method: "DELETE", headers: { authorization: `Bearer ${with_}` } });
    expect((await ask(key)).status).toBe(403);
    expect((await ask(await aKey(ctx))).status).toBe(204);
    await expect(crmByCode(ctx, "b24")).rejects.toThrow("not_found");
    expect(await dealOf(ctx, order.id)).toBeUndefined();
    const left = await ctx.db.select().from(crmConnections).where(eq(crmConnections.organizationId, ctx.actor.organizationId));
    expect(left).toEqual([]);
    await connect();
    await tellAll(ctx, order.id);
    expect(portal.deals).toHaveLength(1);
  }),
);
