import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { callerFactory } from "@/platform/trpc/procedures";
import { aCallingCarrier } from "@/testing/calling-carrier";
import { inRollback } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { actingAs, aShop } from "@/testing/orders";
import { aKey } from "@/testing/organization";
import { listCarriers } from "../carrier-queries";
import { carrierKinds, carrierOf } from "../carriers/registry";
import { shipmentsRouter } from "../router";
import { carriers } from "../tables";
import { describeKinds } from "./describe-kinds";
import { subscribeCarrier, testCarrier } from "./test-carrier";

const desk = callerFactory(shipmentsRouter);
const cdek = { code: "cdek", kind: "cdek", secrets: { clientId: "a", clientSecret: "b" } };

test("every kind and every field of a set-up is worded in both languages, and is one that its schemas know", () => {
  for (const { kind, name, about, fields } of describeKinds()) {
    for (const words of [name, about]) expect(words.ru && words.en, kind).toBeTruthy();
    for (const { name: field, label } of fields ?? []) expect([kind, label.ru === field, label.en === field]).toEqual([kind, false, false]);
  }
  expect(describeKinds().map(({ kind }) => kind)).toEqual(carrierKinds.filter((kind) => kind !== "marketplace"));
  expect(describeKinds().every(({ kind, can }) => can.hook === Boolean(carrierOf(kind)?.hook))).toBe(true);
});

test(
  "a connection is tested with the stored keys and says what is wrong in words",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await desk({ ...ctx, ip: null }).putCarrier(cdek);
    const { answers, openRow } = aCallingCarrier();
    expect(await testCarrier(ctx, "cdek", openRow)).toBeNull();
    answers.mood = "no";
    expect(await testCarrier(ctx, "cdek", openRow)).toMatchObject({ code: "carrier.said_no" });
    answers.mood = "away";
    expect(await testCarrier(ctx, "cdek", openRow)).toMatchObject({ code: "carrier.unavailable" });
    await expect(testCarrier(ctx, "own_courier")).rejects.toMatchObject({ reason: { code: "carrier.cannot_test" } });
    await expect(testCarrier((await aShop(db)).ctx, "cdek", openRow)).rejects.toMatchObject({ kind: "not_found" });
    const below = desk({ ...actingAs(ctx, { role: "operator" }), ip: null });
    await expect(below.testCarrier({ code: "cdek" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(below.subscribeCarrier({ code: "cdek" })).rejects.toMatchObject({ code: "FORBIDDEN" });
  }),
);

test(
  "the carrier is told the account's own address, and an address that was made stays",
  inRollback(async (db) => {
    const { ctx, organizationId } = await aShop(db);
    const { webhookUrl } = await desk({ ...ctx, ip: null }).putCarrier(cdek);
    const { answers, openRow } = aCallingCarrier();
    expect(await subscribeCarrier(ctx, "cdek", openRow)).toBeNull();
    expect(answers.asked).toEqual([`subscribe ${webhookUrl}`]);
    await expect(subscribeCarrier(ctx, "own_courier")).rejects.toMatchObject({ reason: { code: "carrier.cannot_subscribe" } });
    // A secret that is typed as nothing is taken away; one that is needed may not be.
    const headers = { authorization: `Bearer ${await aKey(ctx)}`, "content-type": "application/json" };
    const put = (secrets: object) =>
      testApp(db).request("/api/v1/carriers/cdek", { method: "PUT", headers, body: JSON.stringify({ kind: "cdek", secrets }) });
    expect((await put({ clientSecret: "" })).status).toBe(422);
    expect(await (await put({ clientSecret: "new" })).json()).toMatchObject({ webhookUrl, secretsSet: ["clientId", "clientSecret"] });
    const kinds = (await (await testApp(db).request("/api/v1/carrier-kinds", { headers })).json()) as { items: { kind: string }[] };
    expect(kinds.items.map(({ kind }) => kind)).toContain("cdek");
    await db.update(carriers).set({ secrets: "sealed elsewhere" }).where(eq(carriers.organizationId, organizationId));
    expect((await listCarriers(ctx)).find(({ code }) => code === "cdek")).toMatchObject({ secretsSet: [], hasSecrets: true });
  }),
);
