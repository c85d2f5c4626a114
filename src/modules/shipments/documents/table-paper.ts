import type { Locale } from "@/platform/i18n/locale";
import { translator } from "@/platform/i18n/translator";
import { type Block, rule, space, stack } from "@/platform/pdf/block";
import { finish, mm, newPart, openSheet, type Sheet } from "@/platform/pdf/sheet";
import { type Column, drawTable } from "@/platform/pdf/table";
import { text } from "@/platform/pdf/text";

/** Of labels, notes and what runs along the edges. */
export const grey = "#555555";

/** An A4 paper of one table, with its first page begun. */
export function openTablePaper({ title, locale, createdAt }: { title: string; locale: Locale; createdAt: Date }): Sheet {
  const sheet = openSheet({ paper: "A4", margin: mm(14), foot: mm(8), title, locale, createdAt });
  newPart(sheet);
  return sheet;
}

/** Tells at the top of a further page which paper it belongs to; gives where that page goes on. */
export function drawRunningHead(sheet: Sheet, title: string): number {
  const again = text(sheet, title, { size: 8, colour: grey, width: sheet.width, maxLines: 1 });
  again.draw(sheet.left, sheet.top);
  return sheet.top + again.height + mm(3);
}

export type Numbered<Line> = Line & { position: number };
type TableOf<Line> = {
  title: string;
  head: Block;
  columns: readonly Column<Numbered<Line>>[];
  lines: readonly Line[];
  padding: number;
};

/** The head of the paper and below it the numbered lines, over as many pages as they need. Gives the y below the last one. */
export function drawHeadAndLines<Line>(sheet: Sheet, { title, head, columns, lines, padding }: TableOf<Line>): number {
  head.draw(sheet.left, sheet.top);
  const rows = lines.map((line, index) => ({ ...line, position: index + 1 }));
  const onNewPage = () => drawRunningHead(sheet, title);
  return drawTable(sheet, { columns, rows, y: sheet.top + head.height + mm(5), onNewPage, padding });
}

/** Numbers the pages, and gives the bytes. */
export function finishTablePaper(sheet: Sheet, locale: Locale): Promise<Buffer> {
  const t = translator(locale, "documents");
  const style = { size: 8, colour: grey, width: sheet.width, align: "right" } as const;
  return finish(sheet, (page, pages) => text(sheet, t("pageOf", { page, pages }), style).draw(sheet.left, sheet.bottom + mm(4)));
}

/** Who signs for what, with room for the pen above the line. */
export function signature(sheet: Sheet, { what, who, room, width }: { what: string; who: string; room: number; width: number }): Block {
  return stack([
    text(sheet, what, { size: 9, colour: grey, width }),
    text(sheet, who, { size: 10.5, width, maxLines: 1, minSize: 8 }),
    space(room),
    rule(sheet, width, 0.6),
  ]);
}
