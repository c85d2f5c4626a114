import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { orders } from "@/modules/orders/tables";
import { returns } from "@/modules/returns/tables";
import { returnParcels } from "@/modules/shipments/return-parcels/tables";
import { inRollback } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { aTwin } from "@/testing/twin";

test(
  "S53: a label names its sender, so the link alone gives none; nor does a return that was called off",
  inRollback(async (db) => {
    const { ctx, organizationId, foreign } = await aTwin(db, `Back${newId().slice(-6)}`);
    const mine = and(eq(returns.organizationId, organizationId), eq(returns.id, String(foreign.returnId)));
    const [one] = await db.update(returns).set({ status: "approved" }).where(mine).returning();
    const label = { returnId: String(foreign.returnId), orderId: one?.orderId ?? "", label: Buffer.from("%PDF-1.7 Мария, ул. Баумана") };
    await db
      .update(returnParcels)
      .set(label)
      .where(and(eq(returnParcels.organizationId, organizationId), eq(returnParcels.id, String(foreign.parcelId))));
    const [order] = await db
      .update(orders)
      .set({ customerEmail: "maria@example.com" })
      .where(and(eq(orders.organizationId, organizationId), eq(orders.id, one?.orderId ?? "")))
      .returning();
    const app = testApp(db);
    const at = `/api/v1/track/${order?.trackingToken}/returns/${encodeURIComponent(one?.number ?? "")}/label`;
    const ask = (contact: string) => app.request(at, { method: "POST", body: new URLSearchParams({ contact, lang: "ru" }) });

    expect((await app.request(at)).status).toBe(401);
    const refused = await ask("stranger@example.com");
    expect([refused.status, refused.headers.get("location")]).toEqual([303, expect.stringContaining("why=buyer_act.wrong_contact")]);
    const given = await ask("maria@example.com");
    expect([given.status, given.headers.get("content-type")]).toEqual([200, "application/pdf"]);
    await ctx.db.update(returns).set({ status: "cancelled" }).where(mine);
    expect((await ask("maria@example.com")).status).toBe(303);
  }),
);

test(
  "what is sent for a link that nobody has is not read",
  inRollback(async (db) => {
    const app = testApp(db);
    const body = new FormData();
    body.append("photos", new File([new Uint8Array(1024)], "photo.png", { type: "image/png" }));
    expect((await app.request(`/api/v1/track/${newId()}/return/form`, { method: "POST", body })).status).toBe(404);
  }),
);
