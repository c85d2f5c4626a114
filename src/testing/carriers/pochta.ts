import {
  batch,
  cleanAddress,
  cleanName,
  created,
  history,
  notFound,
  order,
  pdf,
  refusal,
  tariff,
} from "@/modules/shipments/carriers/pochta/fixtures/answers";
import type { Seen, VendorAnswer } from "@/testing/local-server";

type Parcel = { id: number; number: string; barcode: string; looks: number; batch: string };
type Operation = Parameters<typeof history>[number];

/** The Post as far as it is asked for: it takes one number as often as it is sent, and puts orders into batches once. */
export function aPostShop() {
  const shop = { parcels: [] as Parcel[], batches: [] as { name: string; isSent: boolean }[], operations: [] as Operation[] };
  const shown = (parcel: Parcel) => {
    parcel.looks += 1;
    const { id, number, batch } = parcel;
    // The barcode is out at the second look.
    return order({ id, "order-num": number, barcode: parcel.looks > 1 ? parcel.barcode : "", ...(batch ? { "batch-name": batch } : {}) });
  };

  function answer({ method, path, body }: Seen): VendorAnswer {
    const { pathname, searchParams } = new URL(path, "http://post");
    const fixed = answers[`${method} ${pathname}`];
    if (fixed) return fixed(body, searchParams);
    const [, , list = "", which = ""] = pathname.split("/");
    const known = shop.parcels.find(({ id }) => String(id) === which);
    if (list === "forms") return shop.batches.some(({ name }) => name === which && which !== "backlog") || known ? pdf : formOf(pathname);
    if (list === "batch") return batchOf(which, pathname.endsWith("/checkin"));
    const isThere = known && (known.batch !== "") === (list === "shipment");
    return isThere ? shown(known) : notFound;
  }

  const answers: Record<string, (body: unknown, query: URLSearchParams) => VendorAnswer> = {
    "GET /1.0/user-shipping-points": () => [{ enabled: true, "operator-address": "Москва", "operator-postcode": "101000" }],
    "POST /1.0/tariff": () => tariff(),
    "POST /1.0/clean/address": () => cleanAddress(),
    "POST /1.0/clean/physical": () => cleanName,
    "PUT /1.0/user/backlog": (body) => take(body as { "order-num": string }[]),
    "GET /1.0/backlog/search": (_, query) => found(query, false),
    "GET /1.0/shipment/search": (_, query) => found(query, true),
    "POST /1.0/user/shipment": (body) => putTogether(body as number[]),
    "POST /rtm34": () => ({ status: 200, body: history(...shop.operations), headers: { "content-type": "application/soap+xml" } }),
  };

  function take(orders: { "order-num": string }[]): VendorAnswer {
    const ids = orders.map((one) => {
      const n = shop.parcels.length + 1;
      shop.parcels.push({ id: 900100200 + n, number: one["order-num"], barcode: `8011002203304${n}`, looks: 0, batch: "" });
      return 900100200 + n;
    });
    return created(...ids);
  }

  const found = (query: URLSearchParams, isInBatch: boolean) =>
    shop.parcels.filter(({ number, batch }) => number === query.get("query") && (batch !== "") === isInBatch).map(shown);

  function putTogether(ids: number[]): VendorAnswer {
    const fresh = shop.parcels.filter(({ id, batch }) => ids.includes(id) && batch === "");
    if (fresh.length === 0) return refusal("NOT_FOUND", "Заказ не найден");
    const name = String(24 + shop.batches.length);
    shop.batches.push({ name, isSent: false });
    for (const parcel of fresh) parcel.batch = name;
    return batch(name, ids);
  }

  function batchOf(which: string, isCheckIn: boolean): VendorAnswer {
    const known = shop.batches.find(({ name }) => name === which);
    if (!known) return notFound;
    if (!isCheckIn) return { "batch-name": which, "batch-status": known.isSent ? "FROZEN" : "CREATED" };
    if (known.isSent) return { "f103-sent": false, "error-code": "BATCH_NOT_CHANGED" };
    known.isSent = true;
    return { "f103-sent": true };
  }

  /** The label of an order among the new ones; the list of a batch comes by its name. */
  const formOf = (pathname: string): VendorAnswer =>
    shop.parcels.some(({ id, batch }) => batch === "" && pathname.includes(`/backlog/${id}/`)) ? pdf : notFound;

  /** An operation over the parcel, by its type and attribute. */
  const operates = (type: number, attribute: number, at: Date, name = "") =>
    void shop.operations.push({ type: [type, name], attribute: [attribute, name], at: at.toISOString().replace("Z", "+00:00") });
  return { shop, answer, operates };
}
