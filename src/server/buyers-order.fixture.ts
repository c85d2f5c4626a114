import { eq } from "drizzle-orm";
import { fulfilments, orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { testApp } from "@/testing/http-app";
import { anOrder, aProduct, aShop } from "@/testing/orders";

/** The contact of the order, as a buyer writes it. */
export const phone = "8 (916) 123-45-67";
export const kazan = {
  country: "RU",
  region: null,
  city: "Казань",
  postalCode: "420111",
  line1: "ул. Баумана, 1",
  latitude: 55.79,
  longitude: 49.11,
};

/** An order to Kazan, and what its buyer does by its link. */
export async function aBuyersOrder(db: Context["db"], wish: Partial<Parameters<typeof anOrder>[1]> = {}) {
  const { ctx, organizationId } = await aShop(db);
  await aProduct(ctx, { sku: "TEA", stock: { MSK: 5 } });
  const order = await anOrder(ctx, { lines: { TEA: 2 }, shippingAddress: kazan, ...wish });
  const token = order.trackingUrl?.split("/t/")[1] ?? "";
  const app = testApp(db);
  const post = async (path: string, body: object) => {
    const answer = await app.request(`/api/v1/track/${token}/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const { code } = answer.status === 204 ? { code: null } : ((await answer.json()) as { code: string });
    return [answer.status, code];
  };
  const form = async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) => {
    const answer = await app.request(`/api/v1/track/${token}/${path}/form`, { method: "POST", headers, body: new URLSearchParams(fields) });
    return [answer.status, answer.headers.get("location")];
  };
  const actions = async () => ((await (await app.request(`/api/v1/track/${token}`)).json()) as { actions: string[] }).actions;
  const addressNow = async () => (await db.select().from(orders).where(eq(orders.id, order.id)))[0]?.shippingAddress;
  const workIs = (status: typeof fulfilments.$inferSelect.status) =>
    db.update(fulfilments).set({ status }).where(eq(fulfilments.orderId, order.id));
  return { ctx, organizationId, order, token, app, post, form, actions, addressNow, workIs };
}
