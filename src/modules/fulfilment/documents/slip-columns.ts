import { money } from "@/lib/formats";
import { stack } from "@/platform/pdf/block";
import { mm, type Sheet } from "@/platform/pdf/sheet";
import { type Column, restWidth } from "@/platform/pdf/table";
import { text } from "@/platform/pdf/text";
import type { Words } from "./pick-lines";
import type { PackingSlipData, SlipLine } from "./slip-data";

/** On A6 there is no room for a price beside the sum, nor for sums beside the counts. */
export const isNarrow = ({ width }: Pick<Sheet, "width">) => width < mm(110);

/** What is in the parcel; price and sum only where the order's totals are printed. */
export function slipColumns(sheet: Sheet, t: Words, { locale, totals }: Pick<PackingSlipData, "locale" | "totals">): Column<SlipLine>[] {
  const narrow = isNarrow(sheet);
  const widths = narrow ? { quantity: mm(11), price: 0, sum: mm(22) } : { quantity: mm(15), price: mm(25), sum: mm(27) };
  const others = totals ? [widths.quantity, widths.price, widths.sum] : [widths.quantity];
  const sum = (head: string, width: number, minor: (line: SlipLine) => number): Column<SlipLine>[] => {
    if (!totals) return [];
    const { currency } = totals;
    const cell: Column<SlipLine>["cell"] = (line, room) =>
      text(sheet, money(minor(line), currency, locale), { size: 10, minSize: 6, maxLines: 1, width: room, align: "right" });
    return [{ head, width, align: "right", cell }];
  };
  return [
    {
      head: t("packingSlip.item"),
      width: restWidth(sheet, others),
      cell: ({ name, sku }, width) =>
        stack([
          text(sheet, name, { size: 10, width, maxLines: 5, leading: 1.2 }),
          text(sheet, sku, { face: "mono", size: 8, minSize: 6.5, width, maxLines: 2, colour: "#555555" }),
        ]),
    },
    ...(narrow ? [] : sum(t("packingSlip.unitPrice"), widths.price, ({ unitPriceMinor }) => unitPriceMinor)),
    {
      head: t("packingSlip.quantity"),
      width: widths.quantity,
      align: "right",
      cell: ({ quantity }, width) =>
        text(sheet, String(quantity), { face: "bold", size: 11, minSize: 7, maxLines: 1, width, align: "right" }),
    },
    ...sum(t("packingSlip.sum"), widths.sum, ({ quantity, unitPriceMinor }) => quantity * unitPriceMinor),
  ];
}
