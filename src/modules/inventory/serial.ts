import { type Reason, reason } from "@/lib/reason";

/** Where a unit with a serial number is. In stock and picked ones are in the house; a returned one waits for somebody's decision. */
export const serialStates = ["in_stock", "picked", "shipped", "in_transit", "returned", "written_off"] as const;
export type SerialState = (typeof serialStates)[number];

/** What is known of one unit. */
export type Serial = { serial: string; state: SerialState; warehouseId: string | null; lot: string | null; transferId: string | null };

/** Why serial numbers that were named do not go with so many units of a product; null when they do. */
export function whyNotSerials(
  { sku, tracksSerials }: { sku: string; tracksSerials: boolean },
  units: number,
  serials: readonly string[] | undefined,
): Reason | null {
  if (!tracksSerials) return serials ? reason("stock.serials_not_tracked", { sku }) : null;
  if (!serials) return reason("stock.serials_missing", { sku });
  if (serials.length !== units) return reason("stock.serials_count", { sku, units, serials: serials.length });
  const twice = serials.find((serial, i) => serials.indexOf(serial) < i);
  return twice === undefined ? null : reason("stock.serial_twice", { sku, serial: twice });
}

type Place = { sku: string; warehouseId: string; serial: string };

/** Why a unit cannot come to a warehouse; null when it can: it is new, or it had left, or this very transfer brings it. */
export function whyNotCome({ sku, serial }: Place, known: Serial | undefined, transferId: string | null): Reason | null {
  if (known?.state === "in_stock" || known?.state === "picked") return reason("stock.serial_there", { sku, serial });
  if (known?.state === "in_transit" && known.transferId !== transferId) return reason("stock.serial_on_its_way", { sku, serial });
  return null;
}

/** Why a unit cannot leave a warehouse, or be picked there; what a picker holds leaves with its parcel and in no other way. */
export function whyNotGo({ sku, serial, warehouseId }: Place, known: Serial | undefined, from: "in_stock" | "picked"): Reason | null {
  if (!known) return reason("stock.serial_unknown", { sku, serial });
  if (known.warehouseId !== warehouseId) return reason("stock.serial_not_here", { sku, serial });
  if (known.state === from) return null;
  return reason(known.state === "picked" ? "stock.serial_picked" : "stock.serial_not_picked", { sku, serial });
}

/** What a count of the numbers that lie there says: which of the books were not found, and which were that the books do not have. */
export function compareSerials(books: readonly string[], found: readonly string[]): { lost: string[]; gained: string[] } {
  const [had, has] = [new Set(books), new Set(found)];
  return { lost: books.filter((serial) => !has.has(serial)), gained: found.filter((serial) => !had.has(serial)) };
}
