import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import type { OrderListItem } from "../list-orders";

/** A row of the list as the browser has it. */
export type OrderRow = OverTheWire<OrderListItem>;

/** Everything that a row shows and that may change: when it does, the row glows. */
export const signatureOf = (row: OrderRow) =>
  [
    row.version,
    row.status,
    row.fulfilmentStatus,
    row.paymentStatus,
    row.openHolds.join(),
    row.totalMinor,
    row.dueAt,
    row.responsible,
    row.warehouses.map(({ code }) => code).join(),
  ].join(" ");
