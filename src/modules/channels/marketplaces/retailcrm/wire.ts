import { z } from "zod";
import { entry, list, readLeniently, record, text, type Unreadable } from "@/lib/lenient";
import { amount, money } from "../amounts";

/*
 * An order as shops send it to RetailCRM's API v5 and as that API tells it: roubles as numbers, lists that may be objects, everything
 * optional.
 */

const offsetMs = 3 * 60 * 60_000;

/** "2026-11-22 12:00:00" by the clock of the account, which is Moscow's unless it names an offset. */
const instant = z.preprocess((value, context): Date | null => {
  if (value === undefined || value === null || value === "") return null;
  const match =
    typeof value === "string"
      ? /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?(Z|[+-]\d{2}:?\d{2})?$/.exec(value.trim())
      : null;
  const read = match
    ? Date.parse(`${match[1]}T${match[2] ?? "00:00"}${match[3]?.replace(/^([+-]\d{2})(\d{2})$/, "$1:$2") ?? "Z"}`)
    : Number.NaN;
  if (Number.isFinite(read)) return new Date(match?.[3] ? read : read - offsetMs);
  context.addIssue({ code: "custom", message: "no time" });
  return null;
}, z.date().nullable());

const offer = record({
  id: text(60),
  externalId: text(200),
  xmlId: text(200),
  article: text(200),
  name: text(500),
  displayName: text(500),
});

const item = entry({
  id: text(60),
  externalId: text(200),
  externalIds: list(entry({ code: text(60), value: text(200) })),
  productName: text(500),
  productId: text(60),
  article: text(200),
  initialPrice: amount,
  discountTotal: money,
  discountManualAmount: amount,
  discountManualPercent: amount,
  prices: list(entry({ price: amount, quantity: money })),
  quantity: money,
  vatRate: text(20),
  status: text(60),
  offer,
  properties: list(entry({ name: text(200), value: text(500) })),
});
export type WireItem = z.infer<typeof item>;

const address = record({
  index: text(20),
  countryIso: text(10),
  region: text(200),
  city: text(200),
  street: text(300),
  streetType: text(60),
  building: text(60),
  housing: text(60),
  house: text(60),
  flat: text(60),
  text: text(500),
  notes: text(1000),
});
export type WireAddress = z.infer<typeof address>;

const payment = entry({ id: text(60), externalId: text(200), type: text(60), status: text(60), amount: money, paidAt: instant });

const order = z.object({
  id: text(60),
  externalId: text(200),
  number: text(60),
  createdAt: instant,
  statusUpdatedAt: instant,
  status: text(60),
  currency: text(10),
  countryIso: text(10),
  firstName: text(200),
  lastName: text(200),
  patronymic: text(200),
  phone: text(60),
  email: text(320),
  customer: record({
    firstName: text(200),
    lastName: text(200),
    patronymic: text(200),
    email: text(320),
    phones: list(entry({ number: text(60) })),
  }),
  customerComment: text(4000),
  managerComment: text(4000),
  discountManualAmount: amount,
  discountManualPercent: amount,
  totalSumm: money,
  delivery: record({
    code: text(60),
    cost: amount,
    address,
    service: record({ name: text(200), code: text(60) }),
    data: record({ pickuppointId: text(60), pickuppointAddress: text(500) }),
  }),
  payments: list(payment),
  items: list(item),
  shipmentStore: text(60),
  shipmentDate: instant,
  shipped: z.preprocess((value) => value === true || value === 1 || value === "1" || value === "true", z.boolean()),
});
export type WireOrder = z.infer<typeof order>;

/** Reads the order as far as it can be read; null if it is of no such shape at all. */
export function readWireOrder(payload: unknown): { value: WireOrder; unreadable: Unreadable[] } | null {
  return readLeniently(order, payload);
}
