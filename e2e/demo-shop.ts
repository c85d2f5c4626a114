import type { APIRequestContext } from "@playwright/test";

/** Where one thing of each kind of the demo workspace is shown. */
export type DemoPages = { signedIn: readonly string[]; tracking: string };

type Listed = { id: string; number: string; trackingUrl: string; customer: { locale: string } };

/** The addresses of every page, with things that the demo holds at this moment. Reads with the session of whoever is signed in. */
export async function demoPages(request: APIRequestContext): Promise<DemoPages> {
  const first = async <T = Listed>(path: string, isWanted: (item: T) => boolean = () => true): Promise<T> => {
    const answer = await request.get(`/api/v1${path}`);
    const { items } = (await answer.json()) as { items: T[] };
    const item = items.find(isWanted);
    if (!item) throw new Error(`The demo has nothing at ${path}`);
    return item;
  };
  const [order, toPick, toPack, level, back] = await Promise.all([
    // Its buyer reads Russian: the tracking page speaks the buyer's language.
    first("/orders?fulfilmentStatus=shipped&limit=50", ({ customer }) => customer.locale === "ru"),
    first("/fulfilments?status=planned&limit=1"),
    first("/fulfilments?status=picked&limit=1"),
    first<{ sku: string }>("/stock?limit=1"),
    first<{ id: string }>("/returns?limit=50", () => true),
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
    "/picking/waves",
    "/picking/productivity",
    "/picking/productivity/mis-scans",
    "/packing",
    "/floor",
    "/floor/pick",
    `/floor/pick/${toPick.id}`,
    "/floor/pack",
    `/floor/pack/${toPack.id}`,
    "/floor/put-back",
    "/floor/queue",
    "/sale",
    `/packing/${toPack.id}`,
    "/shipments",
    "/shipments/handovers",
    "/printing",
    "/printing/station",
    "/returns",
    `/returns/${back.id}`,
    "/settings/returns",
    "/purchasing",
    "/purchasing/waiting",
    "/purchasing/proposals",
    "/purchasing/forecast",
    `/purchasing/forecast/${level.sku}`,
    "/purchasing/promotions",
    "/purchasing/accuracy",
    "/purchasing/suppliers",
    "/purchasing/suppliers/new",
    "/settings/purchasing",
    `/shipments/${shipments[0]?.id}`,
    "/stock",
    `/stock/${level.sku}`,
    "/stock/counts",
    "/stock/refills",
    "/stock/write-offs",
    "/stock/differences",
    "/catalog",
    "/catalog/new",
    `/catalog/${level.sku}`,
    "/messages",
    "/analytics",
    "/analytics/sales",
    "/analytics/sales?by=region",
    "/analytics/channels",
    "/analytics/buyers",
    "/analytics/costs",
    "/analytics/fulfilment",
    "/analytics/carriers",
    "/analytics/parcels?what=parcels",
    "/analytics/satisfaction",
    "/analytics/ratings",
    "/analytics/stock",
    "/settings/organization",
    "/settings/members",
    "/settings/keys",
    "/settings/channels",
    "/settings/channels/connect",
    "/settings/channels/connect/yandex_market",
    "/settings/webhooks",
    "/settings/warehouses",
    "/settings/warehouses/MSK",
    "/settings/warehouses/new",
    "/settings/orders",
    "/settings/picking",
    "/settings/printing",
    "/settings/routing",
    "/settings/carriers",
    "/settings/failures",
    "/settings/account",
    "/settings/audit",
  ];
  return { signedIn, tracking: new URL(order.trackingUrl).pathname };
}
