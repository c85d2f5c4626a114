import { type Formats, full } from "@/lib/formats";
import { code128 } from "@/platform/pdf/barcode";
import { type Block, framed, row, stack } from "@/platform/pdf/block";
import { mm, type Sheet } from "@/platform/pdf/sheet";
import { text } from "@/platform/pdf/text";
import type { Words } from "./pick-lines";
import { tagBadge } from "./tag-badge";
import type { PickTask } from "./walk";

const gap = mm(4);
const padding = mm(3);

/** One card per fulfilment with its barcode: across the page for one, two in a row for several. */
export function cardRows(sheet: Sheet, tasks: readonly PickTask[], t: Words, formats: Formats, now: Date): Block[] {
  const perRow = tasks.length > 1 ? 2 : 1;
  const width = (sheet.width - gap * (perRow - 1)) / perRow;
  const tall = tasks.map((task, index) =>
    content(sheet, task, tasks.length > 1 ? String(index + 1) : null, width - 2 * padding, t, formats, now),
  );
  const rows: Block[] = [];
  for (let first = 0; first < tasks.length; first += perRow) {
    const cards = tall.slice(first, first + perRow);
    const height = Math.max(...cards.map((card) => card.height));
    const cells = cards.map((card, index) => ({
      x: index * (width + gap),
      block: framed(sheet, { ...card, height }, { width, padding }),
    }));
    rows.push(row(cells));
  }
  return rows;
}

function content(sheet: Sheet, task: PickTask, tag: string | null, width: number, t: Words, formats: Formats, now: Date): Block {
  const { number, scanCode, orderNumber, dueAt, note, lines } = task;
  const units = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const barWidth = tag ? width * 0.52 : mm(72);
  const side = mm(9);
  const indent = tag ? side + mm(2.5) : 0;
  const wordsWidth = width - barWidth - indent - mm(2);
  const due = dueAt ? t("pickList.due", { at: full(dueAt, formats, now) }) : t("pickList.noDue");
  const remark = (room: number) =>
    text(sheet, note ? `${t("pickList.note")}: ${note}` : "", { face: "bold", size: 9.5, width: room, maxLines: 6 });
  const words = stack(
    [
      text(sheet, t("pickList.order", { number: orderNumber }), {
        face: "bold",
        size: tag ? 11 : 14,
        minSize: 8,
        maxLines: 2,
        width: wordsWidth,
      }),
      text(sheet, t("pickList.units", { count: units }), { size: 9, width: wordsWidth }),
      // With one task the due time already stands large in the head of the page.
      tag ? text(sheet, due, { size: 8.5, width: wordsWidth }) : remark(wordsWidth),
    ],
    1.5,
  );
  const bars = code128(sheet, scanCode ?? number, { width: barWidth, height: mm(13), widest: mm(0.5) });
  const caption = text(sheet, number, { face: "monoBold", size: 10, minSize: 6.5, maxLines: 1, width: barWidth, align: "center" });
  const cells = [
    { x: indent, block: words },
    { x: width - barWidth, block: bars ? stack([bars, caption], 2) : caption },
  ];
  const top = row(tag ? [{ x: 0, block: tagBadge(sheet, tag, side) }, ...cells] : cells);
  return tag ? stack([top, remark(width)], mm(2)) : top;
}
