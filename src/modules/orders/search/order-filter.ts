import { z } from "zod";
import { code, text } from "@/lib/text-input";
import type { Context } from "@/platform/context";
import { fulfilmentStatuses, orderStatuses, paymentStatuses } from "../order-status";
import { priorities } from "../priority";
import { type Sought, seek } from "./seek";

/**
 * Named views of the list: what somebody has to act on. `sold` is what figures of sales are counted from: of its orders a warehouse is
 * asked for as the only one, and articles among what was not cancelled.
 */
export const orderViews = [
  "open",
  "mine",
  "new",
  "due_today",
  "late",
  "held",
  "backordered",
  "delayed",
  "awaits_transfer",
  "drafts",
  "sold",
  "all",
] as const;
export type OrderView = (typeof orderViews)[number];

export const ListOrders = z.strictObject({
  view: z.enum(orderViews).optional(),
  status: z.enum(orderStatuses).optional(),
  fulfilmentStatus: z.enum(fulfilmentStatuses).optional(),
  paymentStatus: z.enum(paymentStatuses).optional(),
  channel: code().optional(),
  warehouse: code().optional(),
  sku: code(100).optional(),
  customerId: z.uuid().optional(),
  tag: text(50).optional(),
  /** A member's id; the caller; or nobody. */
  responsible: z.union([z.literal(["me", "none"]), z.uuid()]).optional(),
  priority: z.enum(priorities).optional(),
  /** Where it goes, by the region of its address, or the city where that has none. */
  region: text(80).optional(),
  /** With an article of this category. */
  category: text(200).optional(),
  /** The first order of its buyer, or a later one. */
  buyer: z.enum(["new", "repeat"]).optional(),
  /** Something of it has come back. */
  returned: z.literal("yes").optional(),
  /** Money was given back for it. */
  refunded: z.literal("yes").optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, "is a three-letter currency code")
    .optional(),
  placedAfter: z.iso.datetime({ offset: true }).optional(),
  placedBefore: z.iso.datetime({ offset: true }).optional(),
  q: text(200, 0).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListOrders = z.input<typeof ListOrders>;

/** A filter whose search is understood. */
export type OrderFilter = Omit<ListOrders, "limit" | "cursor" | "q"> & { q?: undefined; sought?: Sought };

/** Finds out what the search of a filter means. */
export async function understood(ctx: Context, { q, ...filter }: Omit<ListOrders, "limit" | "cursor">): Promise<OrderFilter> {
  return q?.trim() ? { ...filter, sought: await seek(ctx, q) } : filter;
}
