import type { translator } from "@/platform/i18n/translator";
import { type Block, row, rule, space, stack, tickBox } from "@/platform/pdf/block";
import type { PictureSource } from "@/platform/pdf/picture";
import { mm, type Sheet } from "@/platform/pdf/sheet";
import { type Column, restWidth } from "@/platform/pdf/table";
import { text } from "@/platform/pdf/text";
import { tagBadge } from "./tag-badge";
import type { TaggedLine } from "./walk";

export type Words = ReturnType<typeof translator<"documents">>;

type Looks = {
  t: Words;
  pictures: (source: PictureSource | null | undefined, side: number) => Block | null;
  withPictures: boolean;
  /** Order and tag at every line only when one walk serves several totes; else the card names the order. */
  tagged: boolean;
};

const grey = "#555555";
const gap = 8;

/** The columns of a walk: where, what it looks like, what it is, for whom, how many, done. */
export function columnsOf(sheet: Sheet, { t, pictures, withPictures, tagged }: Looks): Column<TaggedLine>[] {
  const widths = { bin: mm(27), picture: mm(15), order: mm(26), quantity: mm(16), done: mm(14) };
  const others = [widths.bin, ...(withPictures ? [widths.picture] : []), ...(tagged ? [widths.order] : []), widths.quantity, widths.done];
  const picture: Column<TaggedLine> = {
    head: "",
    width: widths.picture,
    cell: (line, width) => pictures(line.picture, width) ?? space(0),
  };
  const order: Column<TaggedLine> = {
    head: t("pickList.orderColumn"),
    width: widths.order,
    cell: (line, width) => orderCell(sheet, line, width),
  };
  return [
    {
      head: t("pickList.bin"),
      width: widths.bin,
      cell: ({ bin }, width) =>
        bin
          ? text(sheet, bin, { face: "monoBold", size: 15, minSize: 8, maxLines: 2, width, leading: 1.1 })
          : text(sheet, t("pickList.noBin"), { size: 9, colour: grey, width }),
    },
    ...(withPictures ? [picture] : []),
    {
      head: t("pickList.item"),
      width: restWidth(sheet, others, gap),
      cell: ({ sku, name }, width) =>
        stack([
          text(sheet, name, { size: 10.5, width, maxLines: 4, leading: 1.2 }),
          text(sheet, sku, { face: "mono", size: 9, minSize: 7, width, maxLines: 2 }),
        ]),
    },
    ...(tagged ? [order] : []),
    {
      head: t("pickList.quantity"),
      width: widths.quantity,
      align: "right",
      // One of something is the rule; more than one must catch the eye.
      cell: ({ quantity }, width) =>
        text(sheet, String(quantity), {
          face: quantity > 1 ? "bold" : "regular",
          size: 17,
          minSize: 9,
          maxLines: 1,
          width,
          align: "right",
          leading: 1.1,
        }),
    },
    {
      head: t("pickList.done"),
      width: widths.done,
      align: "center",
      cell: (_, width) => row([{ x: (width - mm(6.5)) / 2, block: tickBox(sheet, mm(6.5)) }]),
    },
  ];
}

function orderCell(sheet: Sheet, { orderNumber, tag }: TaggedLine, width: number): Block {
  const side = mm(6.2);
  const indent = side + mm(1.8);
  const number = text(sheet, orderNumber, { face: "mono", size: 10, minSize: 6.5, maxLines: 2, width: width - indent });
  return row(
    [
      { x: 0, block: tagBadge(sheet, tag, side) },
      { x: indent, block: number },
    ],
    "middle",
  );
}

/** What was to be picked in all, and where the picker signs. */
export function closing(sheet: Sheet, t: Words, lines: readonly TaggedLine[], orders: number): Block {
  const units = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const counts = [t("pickList.lines", { count: lines.length }), t("pickList.units", { count: units })];
  if (orders > 1) counts.unshift(t("pickList.orders", { count: orders }));
  const signature = (label: string, width: number) =>
    stack([space(mm(7)), rule(sheet, width, 0.5), text(sheet, label, { size: 8, colour: grey, width })], 1);
  return stack([
    text(sheet, counts.join(" · "), { face: "bold", size: 11, width: sheet.width }),
    row([
      { x: 0, block: signature(t("pickList.pickedBy"), mm(70)) },
      { x: mm(78), block: signature(t("pickList.finishedAt"), mm(35)) },
    ]),
  ]);
}
