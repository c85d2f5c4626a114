import { claim, complaint, made, offer } from "@/modules/shipments/carriers/yandex-delivery/fixtures/answers";
import type { Seen, VendorAnswer } from "@/testing/local-server";

type Claim = { id: string; request: string; status: string; at: string };

const root = "/b2b/cargo/integration/v2";

/** Yandex Delivery as far as it is asked for: one key has one claim, which is estimated, confirmed, and then carried out. */
export function aYandexShop() {
  const shop = { claims: [] as Claim[], accepted: [] as string[], callbacks: [] as unknown[] };

  function answer({ path, body, headers }: Seen): VendorAnswer {
    if (headers.authorization !== "Bearer y0_token") return { status: 401, body: {} };
    const url = new URL(path, "http://yandex");
    const known = shop.claims.find(({ id }) => id === url.searchParams.get("claim_id"));
    switch (url.pathname.replace(root, "")) {
      case "/claims/search":
        return { claims: [] };
      case "/offers/calculate":
        return { offers: [offer("courier", "310.5", soon()), offer("express", "475.195", soon())] };
      case "/claims/create":
        return create(url.searchParams.get("request_id") ?? "", body);
      case "/claims/info":
        return known ? look(known) : complaint(404, "not_found");
      case "/claims/accept":
        return known ? accept(known) : complaint(404, "not_found");
      default:
        return complaint(404, "not_found");
    }
  }

  const soon = () => new Date(Date.now() + 3_600_000).toISOString();

  function create(request: string, body: unknown): VendorAnswer {
    const known = shop.claims.find((one) => one.request === request);
    if (known) return made(known.status, known.id);
    const { callback_properties } = body as { callback_properties?: unknown };
    shop.callbacks.push(callback_properties);
    const id = `0a1b2c3d4e5f6071829300000000000${shop.claims.length + 1}`;
    shop.claims.push({ id, request, status: "new", at: new Date().toISOString() });
    return made("new", id);
  }

  /** Looking at it is what lets time go by for its estimate. */
  function look(known: Claim): VendorAnswer {
    const { id, status, at: last_status_change_ts } = known;
    if (status === "new") known.status = "estimating";
    if (status === "estimating") known.status = "ready_for_approval";
    return claim(status, { id, last_status_change_ts });
  }

  function accept(known: Claim): VendorAnswer {
    if (known.status !== "ready_for_approval") return complaint(409, "inappropriate_status");
    shop.accepted.push(known.id);
    known.status = "performer_lookup";
    return made("accepted", known.id);
  }

  /** The courier goes on; the query of the notice that tells of it. */
  function goesOn(status: string, at: Date): Record<string, string> {
    const [known] = shop.claims;
    if (known) Object.assign(known, { status, at: at.toISOString() });
    return { claim_id: known?.id ?? "", updated_ts: at.toISOString() };
  }
  return { shop, answer, goesOn };
}
