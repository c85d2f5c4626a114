import { calculation, city, madeParcel, pdf, way } from "@/modules/shipments/carriers/boxberry/fixtures/answers";
import type { Seen, VendorAnswer } from "@/testing/local-server";

type Parcel = { track: string; imid: string; act: string };
type Params = Record<string, unknown>;

/** Boxberry as far as it is asked for: one address with names of methods, which takes one number as often as it is sent. */
export function aBoxberryShop() {
  const shop = { parcels: [] as Parcel[], acts: [] as { id: string; tracks: string[] }[], statuses: [] as [string, string, string?][] };
  const actPath = (id: string) => `http://api.boxberry.ru/parcel-files/act?upload_id=${id}`;

  function answer(asked: Seen): VendorAnswer {
    const url = new URL(asked.path, "http://boxberry");
    if (url.pathname.startsWith("/parcel-files/")) return pdf;
    const { method, token, ...params } = paramsOf(asked, url);
    if (token !== "s3cret") return { err: "Неверный токен" };
    switch (method) {
      case "ListCities":
        return [city("32", "Казань", "Татарстан"), city("68", "Москва", "Москва")];
      case "DeliveryCalculation":
        return calculation(412.35, Number(params["DeliveryType"]));
      case "ParselCreate":
        return make(JSON.parse(String(params["sdata"])) as { order_id: string }, asked);
      case "ParselStory":
        return shop.parcels.length > 0 ? shop.parcels.map(({ track, imid }) => madeParcel(imid, { track })) : { err: "Нет данных" };
      case "ParselCheck":
        return { label: labelOf(asked) };
      case "ParselSend":
        return send(String(params["ImIds"]).split(","));
      case "ParselSendStory":
        return shop.acts.map(({ id, tracks }) => ({ track: tracks.join(","), label: actPath(id), date: "2026.11.23" }));
      case "ListStatusesFull":
        return way(...shop.statuses);
      default:
        return { err: `Нет метода ${method}` };
    }
  }

  const labelOf = ({ headers }: Seen) => `http://${headers.host}/parcel-files/barcodes?parcel_id=45&token=s3cret`;

  function make({ order_id }: { order_id: string }, asked: Seen): VendorAnswer {
    const track = `BXB170000004${shop.parcels.length + 1}`;
    shop.parcels.push({ track, imid: order_id, act: "" });
    return { track, label: labelOf(asked) };
  }

  /** A parcel goes into one act only. */
  function send(tracks: string[]): VendorAnswer {
    const fresh = shop.parcels.filter(({ track, act }) => tracks.includes(track) && act === "");
    if (fresh.length !== tracks.length) return { err: "Посылка уже в акте" };
    const id = String(100 + shop.acts.length);
    shop.acts.push({ id, tracks });
    for (const parcel of fresh) parcel.act = id;
    return { id, label: actPath(id) };
  }

  /** A line of the parcel's way, by the clock of Moscow. */
  function tells(name: string, at: Date, place = "Казань") {
    const [day = "", clock = ""] = new Date(at.getTime() + 3 * 3_600_000).toISOString().split("T");
    shop.statuses.push([`${day.split("-").reverse().join(".")} ${clock.slice(0, 8)}`, name, place]);
  }
  return { shop, answer, tells };
}

/** What goes with a method, wherever it stands: in the address, in JSON, or in a form. */
function paramsOf({ headers, text, body }: Seen, url: URL): Params {
  const isForm = headers["content-type"]?.includes("form") ?? false;
  const form = isForm ? Object.fromEntries(new URLSearchParams(text)) : {};
  return { ...Object.fromEntries(url.searchParams), ...form, ...(body as Params | null) };
}
