import { translator } from "@/platform/i18n/translator";
import { finish, mm, newPage, newPart, openSheet } from "@/platform/pdf/sheet";
import { drawTable } from "@/platform/pdf/table";
import { text } from "@/platform/pdf/text";
import { slipColumns } from "./slip-columns";
import type { PackingSlipData } from "./slip-data";
import { slipEnd, slipHead } from "./slip-parts";

/** What the buyer finds in the box: an inventory of the parcel in the buyer's language. No fiscal document and no receipt. */
export async function packingSlipPdf(data: PackingSlipData): Promise<Buffer> {
  const { locale, paper = "A4", order, shop, parcels, printedAt } = data;
  const t = translator(locale, "documents");
  const margin = mm({ A4: 16, A5: 11, A6: 6 }[paper]);
  const sheet = openSheet({
    paper,
    margin,
    foot: mm(7),
    title: `${t("packingSlip.title")} ${order.number}`,
    locale,
    createdAt: printedAt,
  });
  const columns = slipColumns(sheet, t, data);

  for (const parcel of parcels) {
    newPart(sheet);
    const head = slipHead(sheet, t, data, parcel);
    head.draw(sheet.left, sheet.top);
    const y = drawTable(sheet, {
      columns,
      rows: parcel.lines,
      y: sheet.top + head.height + mm(paper === "A6" ? 3 : 6),
      onNewPage: drawRunningHead,
      padding: mm(paper === "A6" ? 0.9 : 1.6),
    });
    const { body, foot } = slipEnd(sheet, t, data, parcel);
    let at = y + mm(paper === "A6" ? 2.5 : 4);
    for (const block of [body, foot]) {
      if (at + block.height > sheet.bottom) {
        newPage(sheet);
        at = drawRunningHead();
      }
      block.draw(sheet.left, block === foot ? sheet.bottom - foot.height : at);
      at += block.height + mm(paper === "A6" ? 2 : 5);
    }
  }

  return finish(sheet, (page, pages) => {
    const style = { size: 7.5, colour: "#555555", width: sheet.width / 2 };
    const at = sheet.bottom + mm(3.5);
    text(sheet, `${shop.name} · ${order.number}`, { ...style, maxLines: 1 }).draw(sheet.left, at);
    if (pages > 1) text(sheet, t("pageOf", { page, pages }), { ...style, align: "right" }).draw(sheet.left + sheet.width / 2, at);
  });

  function drawRunningHead(): number {
    const head = text(sheet, `${t("packingSlip.title")} · ${order.number}`, {
      size: 8,
      colour: "#555555",
      width: sheet.width,
      maxLines: 1,
    });
    head.draw(sheet.left, sheet.top);
    return sheet.top + head.height + mm(3);
  }
}
