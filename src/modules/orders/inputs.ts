import { z } from "zod";
import { code, Email, Locale, text } from "@/lib/text-input";
import { holdEvents } from "./hold-events";
import { priorities } from "./priority";
import { mostOrderMinor } from "./totals";

/** Five minutes ahead are forgiven to clocks that run fast; before 2000 nobody sold through us. */
const aheadMs = 5 * 60_000;
const earliest = Date.UTC(2000, 0, 1);
const twoYearsMs = 2 * 366 * 24 * 3_600_000;

export const PastInstant = z.iso
  .datetime({ offset: true })
  .refine((t) => Date.parse(t) >= earliest, "is before the year 2000")
  .refine((t) => Date.parse(t) <= Date.now() + aheadMs, "is in the future");

export const PlannedInstant = z.iso
  .datetime({ offset: true })
  .refine((t) => Date.parse(t) >= earliest, "is before the year 2000")
  .refine((t) => Date.parse(t) <= Date.now() + twoYearsMs, "is more than two years ahead");

/** An amount in minor units. */
export const Minor = z.int().min(0).max(1_000_000_000_000);
/** Percent; null is "no VAT", which is not 0. */
export const TaxRate = z.int().min(0).max(100).nullable();

export const CustomerInput = z.strictObject({
  name: text(200),
  email: Email.nullable().default(null),
  phone: text(40).nullable().default(null),
  locale: Locale.default("ru"),
});

export const AddressInput = z.strictObject({
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, "is a two-letter country code")
    .default("RU"),
  region: text(200).nullable().default(null),
  city: text(200),
  postalCode: text(20).nullable().default(null),
  line1: text(500).nullable().default(null),
  latitude: z.number().min(-90).max(90).nullable().default(null),
  longitude: z.number().min(-180).max(180).nullable().default(null),
});

export const LineInput = z
  .strictObject({
    sku: code(100),
    name: text(500).optional(),
    quantity: z.int().min(1).max(1_000_000),
    unitPrice: Minor,
    discount: Minor.default(0),
    taxRate: TaxRate.default(null),
    externalId: text(200).optional(),
  })
  .refine((line) => line.discount <= line.unitPrice * line.quantity, { path: ["discount"], message: "is more than the line costs" });

export const paymentStates = ["paid", "authorized", "unpaid", "cash_on_delivery"] as const;

type Priced = { lines: readonly { unitPrice: number; quantity: number }[]; shippingPrice: number };
export const isCountable = ({ lines, shippingPrice }: Priced): boolean =>
  lines.reduce((sum, line) => sum + line.unitPrice * line.quantity, shippingPrice) <= mostOrderMinor;
export const uncountable = { path: ["lines"], message: "cost more than can be counted" };

export const PlaceOrder = z
  .strictObject({
    channel: code(),
    externalId: text(200).nullable().default(null),
    placedAt: PastInstant.optional(),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, "is a three-letter currency code")
      .default("RUB"),
    customer: CustomerInput,
    shippingAddress: AddressInput.nullable().default(null),
    shippingMethod: text(100).nullable().default(null),
    pickupPoint: z
      .strictObject({ carrier: code(), code: code(100) })
      .nullable()
      .default(null),
    shipBy: PlannedInstant.nullable().default(null),
    shippingPrice: Minor.default(0),
    lines: z.array(LineInput).min(1).max(500),
    payment: z
      .strictObject({
        status: z.enum(paymentStates),
        method: text(100).nullable().default(null),
        reference: text(200).nullable().default(null),
      })
      .default({ status: "unpaid", method: null, reference: null }),
    onShortage: z.enum(["backorder", "hold", "reject"]).default("backorder"),
    note: text(4000, 0).nullable().default(null),
    tags: z.array(text(50)).max(50).default([]),
    /** How pressing it is; arriving stock and the floor serve the higher first. */
    priority: z.enum(priorities).default("normal"),
    /** Values under the names that the order settings give. */
    customFields: z
      .record(text(60), text(500))
      .refine((fields) => Object.keys(fields).length <= 40, "holds too many fields")
      .default({}),
  })
  .refine(isCountable, uncountable);
export type PlaceOrder = z.infer<typeof PlaceOrder>;

export const VersionInput = z.int().min(1).optional();

/** What becomes of units that were picked already: back to their shelf by a put-back task, or set apart as damaged at once. */
export const restocks = ["sellable", "damaged"] as const;
export type Restock = (typeof restocks)[number];

export const CancelOrder = z.strictObject({
  version: VersionInput,
  reason: text(500).default("other"),
  restock: z.enum(restocks).default("sellable"),
});
export type CancelOrder = z.infer<typeof CancelOrder>;

export const HoldOrder = z.strictObject({
  version: VersionInput,
  reason: z
    .enum(["awaiting_payment", "address_invalid", "unknown_sku", "out_of_stock", "fraud_risk", "buyer_request", "manual"])
    .default("manual"),
  note: text(1000, 0).nullable().default(null),
  until: PlannedInstant.refine((t) => Date.parse(t) > Date.now(), "is in the past")
    .nullable()
    .default(null),
  /** The event that releases it by itself. */
  waitsFor: z.enum(holdEvents).nullable().optional(),
});
export type HoldOrder = z.infer<typeof HoldOrder>;

export const ReleaseHold = z.strictObject({ version: VersionInput, holdId: z.uuid() });
export type ReleaseHold = z.infer<typeof ReleaseHold>;

export const RecordPayment = z.strictObject({
  amount: z.int().min(1).max(1_000_000_000_000),
  method: text(100),
  reference: text(200).nullable().default(null),
  occurredAt: PastInstant.optional(),
});
export type RecordPayment = z.infer<typeof RecordPayment>;
