import { expect, test } from "vitest";
import { createApiKey } from "@/modules/organizations/commands/create-api-key";
import { withDatabase } from "@/testing/database";
import { anExchange } from "@/testing/exchange";
import { testApp } from "@/testing/http-app";
import { aShop } from "@/testing/orders";
import { listExchangeFiles } from "./file-queries";
import { bytes, importXml } from "./fixtures";

const goods = bytes("utf-8", importXml([{ id: "a", article: "A-1", name: "Чайник" }]));

test(
  "every file that 1C sent is listed newest first, page by page, with what it changed or why it was not taken in",
  withDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    const exchange = await anExchange(ctx, db);
    await exchange.signIn();
    await exchange.upload("catalog", "import.xml", goods);
    await exchange.importing("catalog", "import.xml", () => {});
    await exchange.upload("catalog", "broken.xml", bytes("utf-8", "<КоммерческаяИнформация><Каталог>"));
    await exchange.importing("catalog", "broken.xml", () => {});
    const first = await listExchangeFiles(ctx, "1c", { limit: 1 });
    expect(first.items).toMatchObject([{ name: "broken.xml", state: "failed", reason: { code: "commerceml.not_well_formed" } }]);
    const rest = await listExchangeFiles(ctx, "1c", { limit: 1, cursor: first.nextCursor ?? undefined });
    expect(rest).toMatchObject({
      items: [{ name: "import.xml", type: "catalog", state: "done", bytes: goods.length, reason: null, counts: { created: 1 } }],
      nextCursor: null,
    });
    expect((await listExchangeFiles(ctx, "1c", { state: "failed" })).items.map(({ name }) => name)).toEqual(["broken.xml"]);

    const { key } = await createApiKey(ctx, { name: "a", scopes: ["orders:read"], expiresInDays: null });
    const ask = (path: string) => testApp(db).request(`/api/v1${path}`, { headers: { authorization: `Bearer ${key}` } });
    expect(await (await ask("/connections/1c/files?state=failed")).json()).toMatchObject({
      items: [{ name: "broken.xml", reason: "not_well_formed", finishedAt: expect.any(String) }],
    });
    expect((await ask("/connections/nobody/files")).status).toBe(404);
  }),
);

test(
  "the files of another organization's connection are not found",
  withDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    const { ctx: other } = await aShop(db);
    const exchange = await anExchange(ctx, db, { code: "1c-mine" });
    await exchange.signIn();
    await exchange.upload("catalog", "import.xml", goods);
    await expect(listExchangeFiles(other, "1c-mine", {})).rejects.toMatchObject({ kind: "not_found" });
  }),
);
