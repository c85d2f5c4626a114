import type { Column } from "@/ui/table";

/** Widths of the columns of the orders list, shared with its outline; the buyer's takes the rest. */
export const orderColumns = [
  44,
  56,
  { width: 72, from: "xl" },
  null,
  { width: 142, from: "xl" },
  { width: 132, from: "wide" },
  88,
  138,
  182,
  { width: 106, from: "wide" },
  114,
  { width: 44, from: "2xl" },
] as const satisfies readonly Column[];
