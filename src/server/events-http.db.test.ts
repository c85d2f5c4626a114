import { expect, test, vi } from "vitest";
import { newId } from "@/lib/ids";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { withDatabase } from "@/testing/database";
import { eventually } from "@/testing/eventually";
import { testApp } from "@/testing/http-app";
import { aKey, anOrganization } from "@/testing/organization";

vi.setConfig({ testTimeout: 60_000 });

type Page = { items: { type: string; cursor: string }[]; nextCursor: string | null };

const happen = (ctx: Context, ...types: string[]) =>
  inTransaction(ctx, (ctx) => record(ctx, ...types.map((type) => ({ type, subject: { kind: "order", id: newId(), number: "10001" } }))));

test(
  "GET /events gives the feed page by page to a key, as far as its scopes reach",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const app = testApp(db);
    const ask = async (query: string, key: string) => {
      const response = await app.request(`/api/v1/events${query}`, { headers: { authorization: `Bearer ${key}` } });
      return { status: response.status, body: (await response.json()) as Page & { code?: string } };
    };
    const [full, stock, settings] = [await aKey(ctx), await aKey(ctx, ["stock:read"]), await aKey(ctx, ["settings:write"])];
    await happen(ctx, "order.placed", "stock.changed", "order.held");
    await eventually(async () => (await ask("", full)).body.items.filter(({ type }) => /^(order|stock)\./.test(type)).length === 3);

    const { body } = await ask("?limit=500", full);
    const held = body.items.findIndex(({ type }) => type === "order.held");
    const before = body.items[held - 1]?.cursor;
    expect(body.items[held]).toMatchObject({ subject: { kind: "order", number: "10001" }, by: { name: "Olga" }, data: {} });
    expect((await ask(`?after=${before}`, full)).body).toMatchObject({ items: [{ type: "order.held" }], nextCursor: null });
    expect((await ask("?limit=1", full)).body.nextCursor).toBe(body.items[0]?.cursor);
    expect((await ask("", stock)).body.items.map(({ type }) => type)).toEqual(["stock.changed"]);
    expect(await ask("", settings)).toMatchObject({ status: 403 });
    expect(await ask("?after=nonsense", full)).toMatchObject({ status: 409, body: { code: "resync" } });
    expect(await ask("?limit=0", full)).toMatchObject({ status: 422 });
    expect((await app.request("/api/v1/events")).status).toBe(401);
  }),
);
