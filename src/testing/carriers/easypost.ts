import { createHmac } from "node:crypto";
import {
  bought,
  detail,
  draft,
  event,
  rate,
  refusal,
  tracker,
  unknownShipment,
} from "@/modules/shipments/carriers/easypost/fixtures/answers";
import type { Seen, VendorAnswer } from "@/testing/local-server";

type Shipment = { id: string; reference: string | null; number: string; fields: Record<string, unknown> };
type Details = ReturnType<typeof detail>[];

export const webhookSecret = "naïve ﬁve";
const rates = [rate("USPS", "Priority", "9.40"), rate("UPS", "Ground", "12.1")];
const pdf = new TextEncoder().encode("%PDF-1.4 from EasyPost");

/** EasyPost as far as it is asked for: a draft names prices, and is sold once. */
export function anEasypostShop() {
  const shop = { drafts: [] as Shipment[], details: [] as Details, hooks: [] as { url: string }[] };
  const sold = () => shop.drafts.filter(({ number }) => number !== "");

  function answer(asked: Seen): VendorAnswer {
    const { pathname, searchParams } = new URL(asked.path, "http://easypost");
    if (pathname === "/files/label.pdf") return pdf;
    const [, , what = "", which = "", act = ""] = pathname.split("/");
    const known = shop.drafts.find(({ id, reference }) => id === which || reference === which);
    switch (`${asked.method} ${what}${which ? "/" : ""}${act}`) {
      case "POST shipments":
        return make((asked.body as { shipment: Record<string, unknown> }).shipment);
      case "GET shipments":
        return { shipments: (searchParams.get("purchased") ? sold() : shop.drafts).map((one) => shown(one, asked)), has_more: false };
      case "GET shipments/":
        return known ? shown(known, asked) : unknownShipment;
      case "POST shipments/buy":
        return known ? sell(known, asked) : unknownShipment;
      case "GET webhooks":
        return { webhooks: shop.hooks.map(({ url }, n) => ({ id: `hook_${n}`, url })) };
      case "PATCH webhooks/":
        return {};
      case "POST webhooks":
        shop.hooks.push((asked.body as { webhook: { url: string } }).webhook);
        return { status: 201, body: {} };
      default:
        return unknownShipment;
    }
  }

  function make(fields: Record<string, unknown>): VendorAnswer {
    const id = `shp_1111222233334444555566667777888${shop.drafts.length}`;
    const { reference = null, to_address, parcel } = fields;
    shop.drafts.push({ id, reference: reference as string | null, number: "", fields: { to_address, parcel } });
    return { status: 201, body: draft({ id, reference, rates, created_at: new Date().toISOString(), ...fields }) };
  }

  function shown({ id, reference, number, fields }: Shipment, { headers }: Seen): object {
    if (number === "") return draft({ id, reference, rates, created_at: new Date().toISOString(), ...fields });
    const label_url = `http://${headers.host}/files/label.pdf`;
    const postage_label = { object: "PostageLabel", id: "pl_1", label_file_type: "application/pdf", label_url, label_pdf_url: null };
    const followed = tracker({ tracking_code: number, shipment_id: id, tracking_details: shop.details });
    return bought({ id, reference, tracking_code: number, selected_rate: rates[0], postage_label, tracker: followed });
  }

  function sell(known: Shipment, asked: Seen): VendorAnswer {
    if (known.number !== "") return refusal(422, "SHIPMENT.POSTAGE.EXISTS", "Postage already exists for this shipment");
    known.number = `940011111111111111111${sold().length + 1}`;
    return shown(known, asked) as VendorAnswer;
  }

  /** Somebody scans the parcel: the notice that tells of it, signed as EasyPost signs. */
  function scans(status: string, at: Date) {
    shop.details.push(detail(status, "status_update", at.toISOString()));
    const [parcel] = sold();
    const told = tracker({ tracking_code: parcel?.number, shipment_id: parcel?.id, status, tracking_details: [...shop.details] });
    const body = JSON.stringify(event("tracker.updated", told));
    const signature = createHmac("sha256", webhookSecret.normalize("NFKD")).update(body).digest("hex");
    return { body, headers: { "x-hmac-signature": `hmac-sha256-hex=${signature}` } };
  }
  return { shop, answer, sold, scans };
}
