import { agreed, city, complaint, order, printed, request, tariffs, token } from "@/modules/shipments/carriers/cdek/fixtures/answers";
import type { Seen, VendorAnswer } from "@/testing/local-server";

type Status = { code: string; date_time: string; city?: string; reason_code?: string };
type Order = { uuid: string; number: string; cdek_number: string; looks: number; statuses: Status[] };

export const pdf = new TextEncoder().encode("%PDF-1.4 from CDEK");
const uuidOf = (n: number) => `5b1f0a52-7c31-4f0e-9d0c-${String(n).padStart(12, "0")}`;

/** CDEK as far as it is asked for: it agrees to everything at once and does it a moment later. */
export function aCdekShop() {
  const shop = { orders: [] as Order[], forms: new Map<string, number>(), hooks: [] as { type: string; url: string }[], tokens: 1 };

  function answer(asked: Seen): VendorAnswer {
    const { pathname, searchParams } = new URL(asked.path, "http://cdek");
    const path = pathname.replace(/^\/v2/, "");
    if (path === "/oauth/token") return token(`t${shop.tokens}`);
    if (asked.headers.authorization !== `Bearer t${shop.tokens}`) return { status: 401, body: {} };
    const [, what = "", which = "", id = ""] = path.split("/");
    switch (`${asked.method} /${what}`) {
      case "GET /location":
        return searchParams.get("code") === "44" ? [city(44, "Москва", "Москва")] : [city(424, "Казань", "Татарстан")];
      case "POST /calculator":
        return tariffs;
      case "POST /orders":
        return register(asked.body as { number: string });
      case "GET /orders":
        return show(shop.orders.find(({ uuid, number }) => (which ? uuid === which : number === searchParams.get("im_number"))));
      case "POST /print":
        return agreed("CREATE", `${which}-${shop.orders.length}`);
      case "GET /print":
        return id.endsWith(".pdf") ? pdf : form(id);
      case "GET /webhooks":
        return shop.hooks;
      case "POST /webhooks":
        shop.hooks.push(asked.body as { type: string; url: string });
        return agreed("CREATE");
      default:
        return { status: 404, body: {} };
    }
  }

  function register({ number }: { number: string }): VendorAnswer {
    const n = shop.orders.length + 1;
    shop.orders.push({ uuid: uuidOf(n), number, cdek_number: `159876543${n}`, looks: 0, statuses: [] });
    return agreed("CREATE", uuidOf(n));
  }

  /** The number is out at the second look. */
  function show(known: Order | undefined): VendorAnswer {
    if (!known)
      return { status: 400, body: { requests: [request("GET", "INVALID", complaint("v2_entity_not_found", "Entity is not found"))] } };
    const { looks, ...rest } = known;
    known.looks += 1;
    return looks > 0 ? order(rest) : order({ ...rest, cdek_number: undefined, requests: [request("CREATE", "WAITING")] });
  }

  function form(id: string): VendorAnswer {
    const looks = shop.forms.get(id) ?? 0;
    shop.forms.set(id, looks + 1);
    return printed(looks === 0 ? "PROCESSING" : "READY");
  }

  /** A scan of the parcel, and the notice that tells of it. */
  function scans(code: string, at: Date, town = "Казань") {
    const [parcel] = shop.orders;
    const date_time = at.toISOString().replace(/\.\d+Z$/, "+0000");
    parcel?.statuses.push({ code, date_time, city: town });
    const { uuid = "", number = "", cdek_number = "" } = parcel ?? {};
    return {
      type: "ORDER_STATUS",
      date_time,
      uuid,
      attributes: { is_return: false, cdek_number, number, code, status_code: "3", status_date_time: date_time, city_name: town },
    };
  }

  /** The token that we hold is worth nothing any more. */
  const forgetsToken = () => {
    shop.tokens += 1;
  };
  return { shop, answer, scans, forgetsToken };
}
