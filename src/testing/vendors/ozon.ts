import type { Seen, VendorAnswer } from "@/testing/local-server";

type Fields = Record<string, unknown>;

/** Ozon with one FBS posting: the Seller API as far as it is asked for, with a list of what was done to it. */
export function anOzon(posting: Fields, stock: Record<string, number>) {
  const number = String(posting["posting_number"]);
  const ozon = { isPlaced: false, posting: { ...posting } as Fields, stock: { ...stock }, acts: [] as string[], returns: [] as Fields[] };
  const whole = () => ({ ...ozon.posting, related_postings: { related_posting_numbers: [] } });

  function answer({ path, body }: Seen): VendorAnswer {
    const given = (body ?? {}) as Fields;
    switch (path) {
      case "/v3/posting/fbs/list":
      case "/v3/posting/fbs/unfulfilled/list":
        return { result: { postings: ozon.isPlaced ? [ozon.posting] : [], has_next: false } };
      case "/v1/returns/list":
        return { returns: ozon.returns, has_next: false };
      case "/v2/posting/fbo/list":
        return { result: [] };
      case "/v3/posting/fbs/get":
        return ozon.isPlaced && given["posting_number"] === number
          ? { result: whole() }
          : refused(404, 5, "posting not found: POSTING_NOT_FOUND");
      case "/v4/posting/fbs/ship":
        return ship(given["packages"] as { products: object[] }[]);
      case "/v2/posting/fbs/package-label":
        if (ozon.posting["status"] !== "awaiting_deliver") return refused(400, 3, "The next postings aren't ready");
        return { status: 200, body: "%PDF-1.4 sticker", headers: { "content-type": "application/pdf" } };
      case "/v2/products/stocks":
        return { result: (given["stocks"] as Fields[]).map(setStock) };
      default:
        return refused(404, 5, "Not Found");
    }
  }

  function ship(packages: { products: object[] }[]): VendorAnswer {
    if (ozon.posting["status"] !== "awaiting_packaging") return refused(400, 9, "HAS_INCORRECT_STATUS");
    ozon.posting = { ...ozon.posting, status: "awaiting_deliver" };
    ozon.acts.push(`ship ${packages.length} package of ${packages[0]?.products.length} products`);
    return { result: [number], additional_data: [] };
  }

  function setStock({ offer_id, stock: units, warehouse_id }: Fields): Fields {
    const known = Object.hasOwn(ozon.stock, String(offer_id));
    if (known) ozon.stock[String(offer_id)] = Number(units);
    const errors = known ? [] : [{ code: "OFFER_NOT_FOUND", message: "Offer not found" }];
    return { product_id: 1, offer_id, warehouse_id, updated: known, errors };
  }

  /** Somebody buys. */
  const place = () => {
    ozon.isPlaced = true;
  };
  /** Ozon's people scan the parcel; the push that tells of it. */
  const goesOn = (status: string) => {
    ozon.posting = { ...ozon.posting, status };
    return { message_type: "TYPE_STATE_CHANGED", posting_number: number, new_state: status, changed_state_date: new Date().toISOString() };
  };
  /** The buyer gives a unit of the first product back; later it has arrived. */
  const comesBack = (status: "MovingToSeller" | "ReceivedBySeller", at: Date) => {
    const [product] = ozon.posting["products"] as Fields[];
    const { sku, offer_id, name } = product ?? {};
    ozon.returns = [
      {
        ...{ id: 1000014630, posting_number: number, schema: "Fbs", type: "ClientReturn", return_reason_name: "Не подошёл размер" },
        product: { sku, offer_id, name, quantity: 1 },
        logistic: { final_moment: status === "ReceivedBySeller" ? at.toISOString() : null },
        visual: { status: { id: 1, display_name: "", sys_name: status }, change_moment: at.toISOString() },
      },
    ];
  };
  return { ozon, answer, place, goesOn, comesBack };
}

function refused(status: number, code: number, message: string): VendorAnswer {
  return { status, body: { code, message, details: [] } };
}
