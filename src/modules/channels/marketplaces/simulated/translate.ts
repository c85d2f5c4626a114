import { z } from "zod";
import { reason } from "@/lib/reason";
import type { Translation } from "../port";

const instant = z.iso.datetime().transform((text) => new Date(text));
const minor = z.int().min(0).max(1_000_000_000_000);
const text = z.string().max(500);

const wireSchema = z.object({
  id: z.string().regex(/^SIM-\d{6}-\d{1,3}$/),
  placedAt: instant,
  updatedAt: instant,
  state: z.enum(["awaiting_payment", "paid", "cancelled"]),
  paidAt: instant.nullable(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  buyer: text,
  address: z.object({ region: text, city: text, postalCode: text, line1: text }),
  shippingPriceMinor: minor,
  lines: z
    .array(
      z.object({
        id: text,
        sku: z.string().min(1).max(100),
        name: text,
        quantity: z.int().min(1).max(1_000),
        unitPriceMinor: minor,
        taxRate: z.int().min(0).max(100).nullable(),
      }),
    )
    .min(1)
    .max(20),
});

/** Reads an order of the simulated shop. Anything else that somebody posts to its address is none. */
export function translate({ rawBody }: { rawBody: Uint8Array }): Translation {
  let payload: unknown;
  try {
    payload = JSON.parse(new TextDecoder("utf-8").decode(rawBody));
  } catch {
    return { unreadable: reason("channel.not_json") };
  }
  const parsed = wireSchema.safeParse(payload);
  if (!parsed.success) return { unreadable: reason("channel.not_an_order") };
  const order = parsed.data;
  const goodsMinor = order.lines.reduce((sum, { quantity, unitPriceMinor }) => sum + quantity * unitPriceMinor, 0);
  return {
    order: {
      externalId: order.id,
      externalNumber: order.id,
      externalVersion: order.updatedAt,
      state: order.state,
      rawStatus: order.state,
      placedAt: order.placedAt,
      currency: order.currency,
      customer: { name: order.buyer, email: null, phone: null, locale: "ru" },
      shippingAddress: { country: "RU", ...order.address, latitude: null, longitude: null },
      shippingMethod: "courier",
      shippingMethodTitle: null,
      pickupPoint: null,
      shippingPriceMinor: order.shippingPriceMinor,
      fees: [],
      totalMinor: goodsMinor + order.shippingPriceMinor,
      prepayments: [],
      lines: order.lines.map(({ id, taxRate, ...line }) => ({
        ...line,
        externalLineId: id,
        partOf: null,
        externalProductId: line.sku,
        discountMinor: 0,
        taxRate,
        taxMinor: taxRate ? Math.round((line.quantity * line.unitPriceMinor * taxRate) / (100 + taxRate)) : 0,
        cancelledQuantity: 0,
        options: [],
      })),
      refunds: [],
      paymentMethod: "card",
      paymentReference: null,
      paidAt: order.paidAt,
      note: null,
      problems: [],
      tags: ["simulated"],
    },
  };
}
