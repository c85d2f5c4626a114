import { z } from "@hono/zod-openapi";
import { fulfilmentStates } from "./fulfilment-state";
import { holdEvents } from "./hold-events";
import { fulfilmentStatuses, orderStatuses, paymentStatuses, returnStatuses } from "./order-status";
import { priorities } from "./priority";

const Sum = z.object({ amount: z.int(), currency: z.string() });

const LineDocument = z
  .object({
    id: z.uuid(),
    sku: z.string(),
    name: z.string(),
    quantity: z.int(),
    cancelled: z.int(),
    reserved: z.int(),
    backordered: z.int(),
    picked: z.int(),
    packed: z.int(),
    shipped: z.int(),
    delivered: z.int(),
    returned: z.int(),
    promisedAt: z.string().nullable().openapi({ description: "When waiting units are expected to leave" }),
    unitPrice: z.int(),
    discount: z.int(),
    taxRate: z.number().nullable(),
  })
  .openapi("OrderLine");

/** The order as the API tells it; the type that the answers are made from is OrderAnswer. */
export const OrderDocument = z
  .object({
    id: z.uuid(),
    number: z.string(),
    channel: z.string(),
    externalId: z.string().nullable(),
    version: z.int(),
    status: z.enum(orderStatuses),
    paymentStatus: z.enum(paymentStatuses),
    fulfilmentStatus: z.enum(fulfilmentStatuses),
    returnStatus: z.enum(returnStatuses),
    fulfilledBy: z.enum(["us", "channel"]),
    placedAt: z.string(),
    currency: z.string(),
    customer: z.object({ name: z.string(), email: z.string().nullable(), phone: z.string().nullable(), locale: z.string() }),
    shippingAddress: z
      .object({
        country: z.string(),
        region: z.string().nullable(),
        city: z.string(),
        postalCode: z.string().nullable(),
        line1: z.string().nullable(),
        latitude: z.number().nullable(),
        longitude: z.number().nullable(),
      })
      .nullable(),
    shippingMethod: z.string().nullable(),
    pickupPoint: z.object({ carrier: z.string(), code: z.string() }).nullable(),
    shipBy: z.string().nullable(),
    delivery: z
      .object({
        promisedBy: z.string().openapi({ description: "The last moment of the day that the buyer was told" }),
        expectedAt: z.string().nullable().openapi({ description: "null: it has arrived, or nobody can say" }),
        late: z
          .object({ since: z.string(), reason: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() })
          .nullable()
          .openapi({ description: "Why the promised day will not be kept; null while it can be" }),
        offer: z
          .object({
            carrier: z.string(),
            service: z.string(),
            daysMin: z.int(),
            daysMax: z.int(),
            price: Sum,
            askedAt: z.string(),
          })
          .nullable()
          .openapi({ description: "The offer that the day was reckoned with before anything was packed; null: no carrier was asked" }),
      })
      .nullable(),
    promisedAt: z.string().nullable().openapi({ description: "The latest promise of its waiting lines; null when one is unknown" }),
    note: z.string().nullable(),
    tags: z.array(z.string()),
    responsible: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    priority: z.enum(priorities),
    customFields: z.record(z.string(), z.string()),
    holds: z.array(
      z.object({
        id: z.uuid(),
        reason: z.string(),
        note: z.string().nullable(),
        until: z.string().nullable(),
        waitsFor: z.enum(holdEvents).nullable().openapi({ description: "The event that releases it by itself" }),
        data: z
          .record(z.string(), z.unknown())
          .openapi({ description: "Failed conditions of a confirmation, the order that a duplicate looks like" }),
      }),
    ),
    totals: z.object({ goods: Sum, discount: Sum, shipping: Sum, tax: Sum, total: Sum, paid: Sum, refunded: Sum }),
    lines: z.array(LineDocument),
    fulfilments: z.array(
      z.object({
        id: z.uuid(),
        warehouse: z.string(),
        status: z.enum(fulfilmentStates),
        lines: z.array(z.object({ sku: z.string(), quantity: z.int(), picked: z.int(), packed: z.int() })),
      }),
    ),
    shipments: z.array(z.object({ id: z.uuid(), carrier: z.string(), trackingNumber: z.string().nullable(), status: z.string() })),
    routing: z.object({
      ruleSet: z
        .object({ scope: z.enum(["default", "organization", "channel"]), id: z.uuid().nullable(), version: z.int() })
        .nullable()
        .openapi({
          description: "Whose routing rules decided: the channel's own, the organization's, or those that Dirigent brings along",
        }),
      chosen: z.unknown(),
      candidates: z.array(z.unknown()),
      refused: z.array(z.unknown()),
    }),
    trackingUrl: z.string().nullable().openapi({ description: "null for pickers: whoever holds it is taken for the buyer" }),
  })
  .openapi("Order");

export const EventDocument = z
  .object({ id: z.string(), at: z.string(), type: z.string(), by: z.string(), data: z.record(z.string(), z.unknown()) })
  .openapi("OrderEvent");

/** An order as a channel would send it: the example of the reference, called by a test. */
export const placeExample = {
  channel: "site",
  externalId: "WEB-1001",
  placedAt: "2026-11-22T09:00:00Z",
  currency: "RUB",
  customer: { name: "Мария Иванова", email: "maria@example.com", phone: "+79161234567", locale: "ru" as const },
  shippingAddress: {
    country: "RU",
    region: "Татарстан",
    city: "Казань",
    postalCode: "420000",
    line1: "ул. Баумана, 1",
    latitude: null,
    longitude: null,
  },
  shippingMethod: "courier",
  pickupPoint: null,
  shipBy: null,
  shippingPrice: 30_000,
  lines: [{ sku: "TEE-BLK-M", quantity: 2, unitPrice: 129_900, discount: 0, taxRate: 22 }],
  payment: { status: "paid" as const, method: "card", reference: null },
  onShortage: "backorder" as const,
  note: null,
  tags: [],
  priority: "normal" as const,
  customFields: {},
};
