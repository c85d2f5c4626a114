import { reason } from "@/lib/reason";
import type { ShelfChange } from "@/modules/inventory/adjustment";
import { compareSerials } from "@/modules/inventory/serial";
import { serialsThere } from "@/modules/inventory/serials/serial-queries";
import type { Level } from "@/modules/inventory/stock";
import type { Context } from "@/platform/context";
import { refuseIf } from "@/platform/refusal";
import type { Placed, ShelfLine } from "./load-shelf-lines";

type Figure = Pick<ShelfLine, "sku" | "lot" | "expiresOn" | "serials" | "delta" | "onHand">;

/**
 * What lines that name serial numbers do to a level: a difference moves just these units; a figure says all that lie there, so
 * those of the books that were not found leave and the others come. What a picker holds was not on the shelf and cannot be lost
 * by counting it. A count that agrees is noted too.
 */
export async function serialChanges(
  ctx: Context,
  level: Level,
  lines: readonly Placed<Figure>[],
  kind: "adjusted" | "counted",
): Promise<ShelfChange[]> {
  const there = await serialsThere(ctx, level);
  return lines.flatMap(({ sku, lot, expiresOn, serials = [], delta, binId }): ShelfChange[] => {
    const own = { lot, expiresOn, binId };
    if (delta !== undefined) return [{ ...own, kind: delta > 0 ? "received" : kind, quantity: delta, serials }];
    const books = there.filter((one) => !lot || one.lot === lot);
    const { lost, gained } = compareSerials(
      books.map((one) => one.serial),
      serials,
    );
    const held = books.find((one) => one.state === "picked" && lost.includes(one.serial));
    refuseIf(held ? reason("stock.serial_picked", { sku, serial: held.serial }) : null);
    const changes: ShelfChange[] = [];
    if (lost.length > 0) changes.push({ ...own, kind, quantity: -lost.length, serials: lost });
    if (gained.length > 0) changes.push({ ...own, kind, quantity: gained.length, serials: gained });
    return changes.length > 0 || kind === "adjusted" ? changes : [{ ...own, kind, quantity: 0 }];
  });
}
