import { z } from "zod";
import { momentOf } from "@/lib/dates";
import { entry, list, readLeniently, record, text, type Unreadable } from "@/lib/lenient";
import { amount, money } from "../amounts";

/*
 * The order of Yandex Market's Partner API v2 (`/campaigns/{id}/orders`), which is also the body of the older push API
 * (order/accept, order/status), as far as we use it.
 */

const moscow = "Europe/Moscow";

/** "23-09-2022 09:12:41" or "23-09-2022" on Moscow's clock; RFC 3339 from the newer methods. Null for nothing. */
const instant = z.preprocess((value, context): Date | null => {
  if (value === undefined || value === null || value === "") return null;
  const read = typeof value === "string" ? (moscowTime(value) ?? worldTime(value)) : null;
  if (!read) context.addIssue({ code: "custom", message: "no time" });
  return read;
}, z.date().nullable());

/** A day, with the clock time that a field beside it may hold, as a moment; null when it is none. */
export function moscowTime(text: string, clock = "00:00"): Date | null {
  const match = /^(\d{2})-(\d{2})-(\d{4})(?:[ T](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?)?$/.exec(text.trim());
  if (!match) return null;
  const [, date, month, year] = match;
  const at = momentIn(`${year}-${month}-${date}`, match[4] ?? clock);
  // 31-02 would quietly become 3 March.
  return at && Number(date) <= 31 && dateIn(at) === Number(date) ? at : null;
}

function momentIn(day: string, time: string): Date | null {
  try {
    return momentOf(day, time, moscow);
  } catch {
    return null;
  }
}

const dayOfMonth = new Intl.DateTimeFormat("en-US", { timeZone: moscow, day: "numeric" });
const dateIn = (at: Date) => Number(dayOfMonth.format(at));

function worldTime(text: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return null;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** Text where the literal word "HIDDEN" stands for what Yandex does not tell. */
function shown(max?: number) {
  return text(max).transform((value) => (/^\**hidden\**$/i.test(value) ? "" : value));
}

const region = z.preprocess(
  (value) => {
    // A region lies in its parents; flattened, the nearest first.
    const chain: unknown[] = [];
    for (let at = value; typeof at === "object" && at !== null && chain.length < 12; at = (at as { parent?: unknown }).parent)
      chain.push(at);
    return chain;
  },
  z.array(entry({ name: text(200), type: text(60) })),
);

const subsidy = entry({ type: text(60), amount });

const item = entry({
  id: text(60),
  offerId: text(255),
  shopSku: text(255),
  offerName: text(500),
  count: money,
  price: money,
  buyerPrice: money,
  "buyer-price": money,
  buyerPriceBeforeDiscount: money,
  priceBeforeDiscount: money,
  subsidy: money,
  promos: list(entry({ subsidy: money })),
  vat: text(30),
  params: text(1000),
  partnerWarehouseId: text(100),
  warehouseId: text(100),
  requiredInstanceTypes: list(text(30)),
});
export type WireItem = z.infer<typeof item>;

const address = record({
  country: shown(100),
  postcode: shown(20),
  city: shown(200),
  district: shown(200),
  street: shown(200),
  house: shown(50),
  estate: shown(50),
  block: shown(50),
  building: shown(50),
  entrance: shown(50),
  entryphone: shown(50),
  floor: shown(50),
  apartment: shown(50),
  phone: shown(60),
  recipient: shown(200),
  gps: record({ latitude: z.number().nullish().catch(null), longitude: z.number().nullish().catch(null) }),
});

const buyer = record({
  id: text(100),
  lastName: shown(200),
  firstName: shown(200),
  middleName: shown(200),
  phone: shown(60),
  email: shown(320),
});

const delivery = record({
  type: text(30),
  serviceName: text(200),
  price: money,
  liftPrice: money,
  deliveryPartnerType: text(30),
  deliveryServiceId: text(30),
  outletCode: text(100),
  outlet: record({ code: text(100) }),
  region,
  address,
  shipments: list(entry({ id: text(60), shipmentDate: text(30), shipmentTime: text(10) })),
});

const wireOrder = z.object({
  id: text(60),
  status: text(60),
  substatus: text(100),
  creationDate: instant,
  updatedAt: instant,
  currency: text(10),
  itemsTotal: money,
  deliveryTotal: money,
  total: money,
  buyerTotal: money,
  subsidyTotal: money,
  subsidies: list(subsidy),
  paymentType: text(30),
  paymentMethod: text(60),
  fake: z.boolean().nullish().catch(false),
  cancelRequested: z.boolean().nullish().catch(false),
  // How the goods are sold: FBS, FBY, EXPRESS, DBS. Told by the newer methods; else asked of the campaign when the order is read.
  programType: text(20),
  items: list(item),
  delivery,
  buyer,
  notes: text(5000),
});
export type WireOrder = z.infer<typeof wireOrder>;

/** Reads the order as far as it can be read; null if it is of no such shape at all. */
export function readWireOrder(payload: unknown): { value: WireOrder; unreadable: Unreadable[] } | null {
  return readLeniently(wireOrder, payload);
}
