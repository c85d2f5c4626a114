import type { APIRequestContext } from "@playwright/test";

/** Where one thing of each kind of the demo workspace is shown. */
export type DemoPages = { signedIn: readonly string[]; tracking: string };

type Listed = { id: string; number: string; trackingUrl: string };

/** The addresses of every page, with things that the demo holds at this moment. Reads with the session of whoever is signed in. */
export async function demoPages(request: APIRequestContext): Promise<DemoPages> {
  const first = async <T = Listed>(path: string): Promise<T> => {
    const answer = await request.get(`/api/v1${path}`);
    const { items } = (await answer.json()) as { items: T[] };
    const [item] = items;
    if (!item) throw new Error(`The demo has nothing at ${path}`);
    return item;
  };
  const [order, toPick, toPack, level] = await Promise.all([
    first("/orders?fulfilmentStatus=shipped&limit=1"),
    first("/fulfilments?status=planned&limit=1"),
    first("/fulfilments?status=picked&limit=1"),
    first<{ sku: string }>("/stock?limit=1"),
  ]);
  const { shipments } = (await (await request.get(`/api/v1/orders/${order.id}`)).json()) as { shipments: { id: string }[] };
  const signedIn = [
    "/",
    "/orders",
    `/orders/${order.number}`,
    "/orders/new",
    "/picking",
    `/picking/${toPick.id}`,
    "/picking/put-back",
    "/packing",
    `/packing/${toPack.id}`,
    "/shipments",
    `/shipments/${shipments[0]?.id}`,
    "/stock",
    `/stock/${level.sku}`,
    "/catalog",
    "/catalog/new",
    `/catalog/${level.sku}`,
    "/messages",
    "/analytics",
    "/settings/organization",
    "/settings/members",
    "/settings/keys",
    "/settings/channels",
    "/settings/warehouses",
    "/settings/warehouses/MSK",
    "/settings/warehouses/new",
    "/settings/carriers",
    "/settings/account",
    "/settings/audit",
  ];
  return { signedIn, tracking: new URL(order.trackingUrl).pathname };
}
