import { date, money } from "@/lib/formats";
import { translator } from "@/platform/i18n/translator";
import { type Block, row, rule, space, stack } from "@/platform/pdf/block";
import { finish, mm, newPage, newPart, openSheet, type Sheet } from "@/platform/pdf/sheet";
import { type Column, drawTable, restWidth } from "@/platform/pdf/table";
import { text } from "@/platform/pdf/text";
import type { PurchasePaper } from "./purchase-data";

const grey = "#555555";
type Words = ReturnType<typeof wordsIn>;
type Line = PurchasePaper["lines"][number];
const wordsIn = (locale: PurchasePaper["locale"]) => translator(locale, "documents.purchaseOrder");

/** An order to a supplier as it is printed and mailed, in the supplier's language. */
export async function purchasePdf(paper: PurchasePaper): Promise<Buffer> {
  const { locale, number } = paper;
  const t = wordsIn(locale);
  const title = t("title", { number });
  const sheet = openSheet({ paper: "A4", margin: mm(16), foot: mm(8), title, locale, createdAt: paper.at });
  newPart(sheet);
  const head = headOf(sheet, t, paper);
  head.draw(sheet.left, sheet.top);
  const runningHead = () => {
    const again = text(sheet, title, { size: 8, colour: grey, width: sheet.width, maxLines: 1 });
    again.draw(sheet.left, sheet.top);
    return sheet.top + again.height + mm(3);
  };
  const y = drawTable(sheet, {
    columns: columnsOf(sheet, t, paper),
    rows: paper.lines,
    y: sheet.top + head.height + mm(6),
    onNewPage: runningHead,
    padding: mm(1.4),
  });
  let at = y + mm(5);
  for (const block of [sumsOf(sheet, t, paper), wordsOf(sheet, t, paper)]) {
    if (at + block.height > sheet.bottom) {
      newPage(sheet);
      at = runningHead();
    }
    block.draw(sheet.left, at);
    at += block.height + mm(7);
  }
  const pageOf = translator(locale, "documents");
  return finish(sheet, (page, pages) => {
    if (pages < 2) return;
    const style = { size: 7.5, colour: grey, width: sheet.width, align: "right" as const };
    text(sheet, pageOf("pageOf", { page, pages }), style).draw(sheet.left, sheet.bottom + mm(3));
  });
}

function headOf(sheet: Sheet, t: Words, { locale, timeZone, currency, number, at, buyer, supplier, ...paper }: PurchasePaper): Block {
  const { width } = sheet;
  const half = width / 2 - mm(4);
  const dated = (moment: Date) => date(moment, { locale, timeZone, currency }, new Date(0));
  const column = (label: string, lines: readonly (string | null)[]): Block =>
    stack([
      text(sheet, label, { size: 8, colour: grey, width: half, maxLines: 1 }),
      ...lines.flatMap((line, i) =>
        line ? [text(sheet, line, { face: i === 0 ? "bold" : "regular", size: 10, width: half, maxLines: 4 })] : [],
      ),
    ]);
  const when = paper.expectedAt ? t("expected", { day: dated(paper.expectedAt) }) : null;
  return stack(
    [
      text(sheet, t("title", { number }), { face: "bold", size: 18, width, maxLines: 1, minSize: 11 }),
      text(
        sheet,
        [t("from", { day: dated(at) }), paper.reference && t("reference", { number: paper.reference })].filter(Boolean).join(" · "),
        {
          size: 10,
          colour: grey,
          width,
        },
      ),
      rule(sheet, width, 0.8),
      row([
        {
          x: 0,
          block: column(t("supplier"), [
            supplier.name,
            supplier.taxNumber && t("taxNumber", { number: supplier.taxNumber }),
            supplier.person,
          ]),
        },
        { x: width / 2 + mm(4), block: column(t("buyer"), [buyer.name, buyer.email, buyer.phone]) },
      ]),
      row([
        { x: 0, block: column(t("place"), paper.place) },
        { x: width / 2 + mm(4), block: when || paper.paymentTerms ? column(t("terms"), [when, paper.paymentTerms]) : space(0) },
      ]),
    ],
    mm(3),
  );
}

function columnsOf(sheet: Sheet, t: Words, { currency, locale }: PurchasePaper): Column<Line>[] {
  const widths = { code: mm(34), quantity: mm(14), price: mm(24), sum: mm(28) };
  const sum = (minor: number) => money(minor, currency, locale);
  const figure = (value: string, width: number) => text(sheet, value, { size: 9, minSize: 6, maxLines: 1, width, align: "right" });
  return [
    {
      head: t("code"),
      width: widths.code,
      cell: ({ sku, supplierSku }, width) =>
        stack([
          text(sheet, supplierSku ?? sku, { face: "mono", size: 8.5, minSize: 6, width, maxLines: 2 }),
          supplierSku ? text(sheet, sku, { face: "mono", size: 7, minSize: 5.5, width, maxLines: 1, colour: grey }) : space(0),
        ]),
    },
    {
      head: t("item"),
      width: restWidth(sheet, Object.values(widths)),
      cell: ({ name, discountMinor }, width) =>
        stack([
          text(sheet, name, { size: 9, width, maxLines: 4, leading: 1.2 }),
          discountMinor > 0 ? text(sheet, t("lineDiscount", { sum: sum(discountMinor) }), { size: 7.5, colour: grey, width }) : space(0),
        ]),
    },
    { head: t("quantity"), width: widths.quantity, align: "right", cell: (line, width) => figure(String(line.quantity), width) },
    { head: t("price"), width: widths.price, align: "right", cell: (line, width) => figure(sum(line.unitPriceMinor), width) },
    { head: t("sum"), width: widths.sum, align: "right", cell: (line, width) => figure(sum(line.totalMinor), width) },
  ];
}

function sumsOf(sheet: Sheet, t: Words, paper: PurchasePaper): Block {
  const width = mm(84);
  const line = (label: string, minor: number, strong = false): Block => {
    const style = { face: strong ? ("bold" as const) : ("regular" as const), size: strong ? 12 : 9.5, minSize: 7, maxLines: 1 };
    const figure = money(minor, paper.currency, paper.locale);
    return row(
      [
        { x: 0, block: text(sheet, label, { ...style, width: width * 0.55 }) },
        { x: width * 0.55, block: text(sheet, figure, { ...style, width: width * 0.45, align: "right" }) },
      ],
      "bottom",
    );
  };
  const some = (label: string, minor: number) => (minor === 0 ? space(0) : line(label, minor));
  const block = stack(
    [
      paper.discountMinor > 0 || paper.freightMinor > 0 ? line(t("goods"), paper.goodsMinor) : space(0),
      some(t("discount"), -paper.discountMinor),
      some(t("freight"), paper.freightMinor),
      line(t("total"), paper.totalMinor, true),
      some(t("tax"), paper.taxMinor),
    ],
    2.5,
  );
  return row([{ x: sheet.width - width, block }]);
}

function wordsOf(sheet: Sheet, t: Words, { note }: PurchasePaper): Block {
  if (!note) return space(0);
  const { width } = sheet;
  return stack([text(sheet, t("note"), { size: 8, colour: grey, width }), text(sheet, note, { size: 10, width })], 2);
}
