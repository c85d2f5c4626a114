import type { Seen, VendorAnswer } from "@/testing/local-server";

type Fields = Record<string, unknown>;

const way = ["PROCESSING/STARTED", "PROCESSING/READY_TO_SHIP", "PROCESSING/SHIPPED", "DELIVERY", "PICKUP", "DELIVERED"];

/** Yandex Market with one order of a campaign: its partner API as far as it is asked for, with a list of what was done to it. */
export function aYandexMarket(campaignId: number, order: Fields, stock: Record<string, number>) {
  const market = { isPlaced: false, order: { ...order } as Fields, stock: { ...stock }, acts: [] as string[], boxes: 0, track: "" };
  const campaign = `/v2/campaigns/${campaignId}`;
  const own = `${campaign}/orders/${order["id"]}`;

  function answer({ method, path, body }: Seen): VendorAnswer {
    const given = (body ?? {}) as Fields;
    switch (`${method} ${path.split("?")[0]}`) {
      case `GET ${campaign}`:
        return { campaign: { id: campaignId, placementType: "FBS" } };
      case `GET ${campaign}/orders`:
        return { orders: market.isPlaced ? [market.order] : [], paging: {} };
      case `GET ${own}`:
        return market.isPlaced ? { order: market.order } : refused(404, "NOT_FOUND", "Order not found");
      case `GET ${own}/buyer`:
        return { status: "OK", result: { id: "b-1", phone: "+79161234567" } };
      case `PUT ${own}/boxes`:
        return putBoxes((given["boxes"] ?? []) as { items: { fullCount: number }[] }[]);
      case `PUT ${own}/status`:
        return putStatus(given["order"] as Fields);
      case `POST ${own}/delivery/track`:
        market.acts.push(`track ${given["trackCode"]}`);
        market.order = {
          ...market.order,
          delivery: { ...(market.order["delivery"] as Fields), tracks: [{ trackCode: given["trackCode"] }] },
        };
        return { status: "OK" };
      case `GET ${own}/delivery/labels`:
        return { status: 200, body: "%PDF-1.4 sticker", headers: { "content-type": "application/pdf" } };
      case `PUT ${campaign}/offers/stocks`:
        for (const { sku, items } of given["skus"] as { sku: string; items: { count: number }[] }[])
          market.stock[sku] = items[0]?.count ?? 0;
        return { status: "OK" };
      default:
        return refused(404, "NOT_FOUND", "No such method");
    }
  }

  function putBoxes(boxes: { items: { fullCount: number }[] }[]): VendorAnswer {
    if (placeOf(market.order) !== "PROCESSING/STARTED") return refused(400, "BAD_REQUEST", "Boxes cannot be changed in this status");
    market.boxes = boxes.length;
    return { status: "OK", result: { boxes: boxes.map((_, i) => ({ boxId: i + 1, fulfilmentId: `${order["id"]}-${i + 1}` })) } };
  }

  function putStatus(wanted: Fields): VendorAnswer {
    if (way.indexOf(placeOf(wanted)) <= way.indexOf(placeOf(market.order)))
      return refused(
        400,
        "STATUS_NOT_ALLOWED",
        `Order ${order["id"]} with status ${market.order["status"]} is not allowed for ${wanted["status"]}`,
      );
    const { status, substatus } = wanted;
    market.order = { ...market.order, status, substatus };
    market.acts.push(placeOf(wanted));
    return { order: market.order };
  }

  /** Somebody buys. */
  const place = () => {
    market.isPlaced = true;
  };
  /** The order goes on without us: Yandex's couriers bring it. */
  const goesOn = (status: string) => {
    market.order = { ...market.order, status, substatus: `${status}_SERVICE` };
  };
  return { market, answer, place, goesOn };
}

function placeOf({ status, substatus }: Fields): string {
  return status === "PROCESSING" ? `PROCESSING/${substatus}` : String(status);
}

function refused(status: number, code: string, message: string): VendorAnswer {
  return { status, body: { status: "ERROR", errors: [{ code, message }] } };
}
