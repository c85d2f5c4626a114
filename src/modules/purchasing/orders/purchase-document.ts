import { z } from "@hono/zod-openapi";
import type { PurchasePage } from "./one-purchase-queries";
import { purchaseStatuses } from "./purchase";
import type { PurchaseListRow } from "./purchase-queries";

const text = z.string().nullable();

export const PurchaseRow = z
  .object({
    id: z.uuid(),
    number: z.string(),
    status: z.enum(purchaseStatuses),
    supplierId: z.uuid(),
    supplier: z.string(),
    warehouse: z.string(),
    currency: z.string(),
    totalMinor: z.int(),
    expectedAt: text,
    reference: text.openapi({ description: "The supplier's own number" }),
    createdAt: z.string(),
    lines: z.int(),
    units: z.int().openapi({ description: "Without what was called off" }),
    received: z.int(),
  })
  .openapi("PurchaseOrderRow");

const Line = z.object({
  id: z.uuid(),
  position: z.int(),
  productId: z.uuid(),
  sku: z.string(),
  name: z.string(),
  supplierSku: text,
  quantity: z.int(),
  unitPriceMinor: z.int(),
  discountMinor: z.int(),
  taxRate: z.number().nullable(),
  taxMinor: z.int().openapi({ description: "Contained in the total" }),
  totalMinor: z.int(),
  expectedAt: text,
  received: z.int(),
  cancelled: z.int(),
  open: z.int().openapi({ description: "Still to come" }),
  over: z.int().openapi({ description: "Came beyond what was ordered" }),
  arrivalId: z.uuid().nullable(),
  waits: z.array(z.object({ orderId: z.uuid(), number: z.string(), units: z.int() })),
});

export const PurchaseDocument = z
  .object({
    id: z.uuid(),
    number: z.string(),
    status: z.enum(purchaseStatuses),
    version: z.int(),
    supplier: z.object({ id: z.uuid(), name: z.string() }),
    warehouse: z.string(),
    currency: z.string(),
    rate: z.number().nullable(),
    expectedAt: text,
    note: text,
    reference: text,
    goodsMinor: z.int(),
    discountMinor: z.int(),
    freightMinor: z.int(),
    taxMinor: z.int(),
    totalMinor: z.int(),
    rejectReason: text,
    sentBy: z.enum(["mail", "hand"]).nullable(),
    createdAt: z.string(),
    approvedAt: text,
    sentAt: text,
    receivedAt: text,
    closedAt: text,
    lines: z.array(Line),
    mails: z.array(
      z.object({
        id: z.uuid(),
        recipient: z.string(),
        status: z.enum(["queued", "sent", "not_sent", "failed"]),
        error: text,
        createdAt: z.string(),
        sentAt: text,
      }),
    ),
  })
  .openapi("PurchaseOrder");

const moment = (at: Date | null) => at?.toISOString() ?? null;

export const rowAnswer = ({ warehouseName: _, by: __, expectedAt, createdAt, ...row }: PurchaseListRow): z.infer<typeof PurchaseRow> => ({
  ...row,
  expectedAt: moment(expectedAt),
  createdAt: createdAt.toISOString(),
});

export function purchaseAnswer(order: PurchasePage): z.infer<typeof PurchaseDocument> {
  const { id, number, status, version, currency, rate, note, reference, rejectReason, sentBy } = order;
  const { goodsMinor, discountMinor, freightMinor, taxMinor, totalMinor, supplier } = order;
  return {
    ...{ id, number, status, version, currency, rate, note, reference, rejectReason, sentBy },
    ...{ goodsMinor, discountMinor, freightMinor, taxMinor, totalMinor },
    supplier: { id: supplier.id, name: supplier.name },
    warehouse: order.warehouse.code,
    expectedAt: moment(order.expectedAt),
    createdAt: order.createdAt.toISOString(),
    approvedAt: moment(order.approvedAt),
    sentAt: moment(order.sentAt),
    receivedAt: moment(order.receivedAt),
    closedAt: moment(order.closedAt),
    lines: order.lines.map(({ picture: _, arrival, differences: __, expectedAt, ...line }) => ({
      ...line,
      expectedAt: moment(arrival?.expectedAt ?? expectedAt),
      arrivalId: arrival?.id ?? null,
    })),
    mails: order.mails.map(({ id, recipient, status, error, createdAt, sentAt }) => ({
      ...{ id, recipient, status, error },
      createdAt: createdAt.toISOString(),
      sentAt: moment(sentAt),
    })),
  };
}
