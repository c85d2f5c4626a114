import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import type { listReturns } from "../queries";
import type { ReturnPage } from "../return-queries";

export type ReturnsPage = OverTheWire<Awaited<ReturnType<typeof listReturns>>>;
export type ReturnItem = ReturnsPage["items"][number];
export type WholeReturn = OverTheWire<ReturnPage>;

/** Units that a return is about. */
export const unitsOf = ({ lines }: { lines: readonly { quantity: number }[] }) => lines.reduce((sum, line) => sum + line.quantity, 0);

/** What it is worth: by what has come, or before that by what was asked back. */
export const worthOf = ({ lines, status }: ReturnItem) =>
  lines.reduce((sum, line) => sum + line.amountMinor, 0) * (status === "rejected" || status === "cancelled" ? 0 : 1);
