import { type Formats, full } from "@/lib/formats";
import type { Locale } from "@/platform/i18n/locale";
import { translator } from "@/platform/i18n/translator";
import { stack } from "@/platform/pdf/block";
import { loadPictures, pictureBlocks } from "@/platform/pdf/picture";
import { finish, mm, newPage, newPart, openSheet } from "@/platform/pdf/sheet";
import { drawTable } from "@/platform/pdf/table";
import { text } from "@/platform/pdf/text";
import { cardRows } from "./pick-cards";
import { closing, columnsOf } from "./pick-lines";
import { inWalkOrder, type PickTask } from "./walk";

export type PickListData = {
  locale: Locale;
  /** The warehouse's zone: every time on the paper is its wall clock. */
  timeZone: string;
  warehouse: { code: string; name: string };
  printedAt: Date;
  tasks: readonly PickTask[];
};

const grey = "#555555";

/**
 * One walk through a warehouse for one fulfilment or several, A4: lines in walk order with bin, picture, quantity and a box to tick.
 * With several fulfilments each has a tag, printed in its card with the barcode and at every line, so that goods reach the right tote.
 */
export async function pickListPdf(data: PickListData): Promise<Buffer> {
  const { locale, timeZone, warehouse, printedAt, tasks } = data;
  const t = translator(locale, "documents");
  const formats: Formats = { locale, timeZone, currency: "" };
  const margin = mm(14);
  const numbers = tasks.map(({ number }) => number).join(", ");
  const sheet = openSheet({ paper: "A4", margin, foot: mm(8), title: `${t("pickList.title")} ${numbers}`, locale, createdAt: printedAt });
  const lines = inWalkOrder(tasks);
  const pictures = await loadPictures(lines.flatMap(({ picture }) => picture ?? []));

  newPart(sheet);
  let y = drawHead();
  for (const cards of cardRows(sheet, tasks, t, formats, printedAt)) {
    if (y + cards.height > sheet.bottom) y = goOn();
    cards.draw(sheet.left, y);
    y += cards.height + mm(3);
  }
  if (lines.length > 0) {
    const columns = columnsOf(sheet, {
      t,
      pictures: pictureBlocks(sheet, pictures),
      withPictures: pictures.size > 0,
      tagged: tasks.length > 1,
    });
    y = drawTable(sheet, { columns, rows: lines, y: y + mm(2), onNewPage: drawRunningHead, padding: mm(1.4) });
  } else {
    const nothing = text(sheet, t("pickList.empty"), { size: 11, width: sheet.width });
    nothing.draw(sheet.left, y + mm(2));
    y += nothing.height;
  }
  const end = closing(sheet, t, lines, tasks.length);
  if (y + mm(5) + end.height > sheet.bottom) y = goOn();
  end.draw(sheet.left, y + mm(5));

  return finish(sheet, (page, pages) => {
    const at = sheet.bottom + mm(4);
    const half = sheet.width / 2;
    text(sheet, t("printedAt", { at: full(printedAt, formats, printedAt) }), { size: 8, colour: grey, width: half }).draw(sheet.left, at);
    text(sheet, t("pageOf", { page, pages }), { size: 8, colour: grey, width: half, align: "right" }).draw(sheet.left + half, at);
  });

  function goOn(): number {
    newPage(sheet);
    return drawRunningHead();
  }

  function drawHead(): number {
    const half = sheet.width / 2;
    const due = tasks.flatMap(({ dueAt }) => dueAt ?? []).toSorted((a, b) => a.getTime() - b.getTime())[0];
    const left = stack([
      text(sheet, t("pickList.title"), { face: "bold", size: 20, width: half }),
      text(sheet, `${warehouse.name} · ${warehouse.code}`, { size: 11, width: half, maxLines: 2, minSize: 9 }),
    ]);
    const right = stack([
      text(sheet, due ? t("pickList.dueBy") : t("pickList.noDue"), { size: 9, colour: grey, width: half, align: "right" }),
      text(sheet, due ? full(due, formats, printedAt) : "", { face: "bold", size: 15, width: half, align: "right" }),
    ]);
    left.draw(sheet.left, sheet.top);
    right.draw(sheet.left + half, sheet.top + mm(1.2));
    return sheet.top + left.height + mm(4);
  }

  function drawRunningHead(): number {
    const head = text(sheet, [t("pickList.title"), warehouse.code, numbers].join(" · "), {
      size: 8,
      colour: grey,
      width: sheet.width,
      maxLines: 1,
    });
    head.draw(sheet.left, sheet.top);
    return sheet.top + head.height + mm(3);
  }
}
