import type { PictureSource } from "@/platform/pdf/picture";

export type PickLine = {
  /** Bin code; null when the goods have no bin. */
  bin: string | null;
  /** Position on the walk through the warehouse; lines without one come last. */
  walkOrder: number | null;
  sku: string;
  name: string;
  quantity: number;
  /** Bytes or the path of an SVG, PNG, JPEG or WebP file. */
  picture?: PictureSource | null;
};

export type PickTask = {
  /** The fulfilment's number, such as 10476-1: what the barcode says unless `scanCode` says otherwise. */
  number: string;
  scanCode?: string | null;
  orderNumber: string;
  dueAt: Date | null;
  note?: string | null;
  lines: readonly PickLine[];
};

/** A line of the walk with the order it is for and the tag of its tote. */
export type TaggedLine = PickLine & { orderNumber: string; tag: string };

/** All lines of the tasks in the order of the walk: by position, then by bin, then by SKU; what has no bin comes last. */
export function inWalkOrder(tasks: readonly PickTask[]): TaggedLine[] {
  const last = Number.POSITIVE_INFINITY;
  const lines = tasks.flatMap((task, index) =>
    task.lines.filter(({ quantity }) => quantity > 0).map((line) => ({ ...line, orderNumber: task.orderNumber, tag: String(index + 1) })),
  );
  return lines.toSorted(
    (a, b) =>
      Number(a.bin === null) - Number(b.bin === null) ||
      compare(a.walkOrder ?? last, b.walkOrder ?? last) ||
      (a.bin ?? "").localeCompare(b.bin ?? "", "en", { numeric: true }) ||
      a.sku.localeCompare(b.sku, "en", { numeric: true }),
  );
}

// Infinity minus infinity is no number, so not by subtraction.
const compare = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);
