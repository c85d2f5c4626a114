import { full, money } from "@/lib/formats";
import { translator } from "@/platform/i18n/translator";
import { type Block, row, rule, space, stack } from "@/platform/pdf/block";
import { finish, mm, newPage, newPart, openSheet, type Sheet } from "@/platform/pdf/sheet";
import { type Column, drawTable, restWidth } from "@/platform/pdf/table";
import { text } from "@/platform/pdf/text";
import type { ReceiptData, ReceiptLine } from "./receipt-data";

const grey = "#555555";
type Words = ReturnType<typeof wordsIn>;
const wordsIn = (locale: ReceiptData["locale"]) => translator(locale, "documents.salesReceipt");

/** «Товарный чек»: what was sold, by whom and for how much. The fiscal receipt is another paper, its number is quoted here. */
export async function salesReceiptPdf(data: ReceiptData): Promise<Buffer> {
  const { locale, number } = data;
  const t = wordsIn(locale);
  const title = t("title", { number });
  const sheet = openSheet({ paper: "A5", margin: mm(11), foot: mm(6), title, locale, createdAt: data.soldAt });
  newPart(sheet);
  const head = headOf(sheet, t, data);
  head.draw(sheet.left, sheet.top);
  const runningHead = () => {
    const again = text(sheet, title, { size: 8, colour: grey, width: sheet.width, maxLines: 1 });
    again.draw(sheet.left, sheet.top);
    return sheet.top + again.height + mm(3);
  };
  const y = drawTable(sheet, {
    columns: columnsOf(sheet, t, data),
    rows: data.lines,
    y: sheet.top + head.height + mm(4),
    onNewPage: runningHead,
    padding: mm(1.3),
  });
  let at = y + mm(4);
  for (const block of [sumsOf(sheet, t, data), signatureOf(sheet, t, data)]) {
    if (at + block.height > sheet.bottom) {
      newPage(sheet);
      at = runningHead();
    }
    block.draw(sheet.left, at);
    at += block.height + mm(8);
  }
  const pageOf = translator(locale, "documents");
  return finish(sheet, (page, pages) => {
    if (pages < 2) return;
    const style = { size: 7.5, colour: grey, width: sheet.width, align: "right" as const };
    text(sheet, pageOf("pageOf", { page, pages }), style).draw(sheet.left, sheet.bottom + mm(2.5));
  });
}

function headOf(sheet: Sheet, t: Words, { locale, timeZone, currency, number, soldAt, seller, place }: ReceiptData): Block {
  const { width } = sheet;
  return stack(
    [
      text(sheet, seller, { face: "bold", size: 12, minSize: 8, maxLines: 3, width }),
      text(sheet, place.join("\n"), { size: 8.5, colour: grey, width, maxLines: 4 }),
      space(mm(1)),
      text(sheet, t("title", { number }), { face: "bold", size: 15, width, maxLines: 1, minSize: 9 }),
      text(sheet, full(soldAt, { locale, timeZone, currency }, new Date(0)), { size: 9.5, width }),
      rule(sheet, width, 0.8),
    ],
    mm(1.6),
  );
}

function columnsOf(sheet: Sheet, t: Words, { currency, locale }: ReceiptData): Column<ReceiptLine>[] {
  const widths = { price: mm(24), quantity: mm(12), sum: mm(26) };
  const sum = (minor: number) => money(minor, currency, locale);
  const figure = (value: string, width: number) => text(sheet, value, { size: 9, minSize: 6, maxLines: 1, width, align: "right" });
  return [
    {
      head: t("item"),
      width: restWidth(sheet, Object.values(widths)),
      cell: ({ name, sku, discountMinor }, width) =>
        stack([
          text(sheet, name, { size: 9, width, maxLines: 4, leading: 1.2 }),
          text(sheet, sku, { face: "mono", size: 7, minSize: 6, width, maxLines: 1, colour: grey }),
          discountMinor > 0 ? text(sheet, t("lineDiscount", { sum: sum(discountMinor) }), { size: 7.5, colour: grey, width }) : space(0),
        ]),
    },
    { head: t("price"), width: widths.price, align: "right", cell: (line, width) => figure(sum(line.unitPriceMinor), width) },
    { head: t("quantity"), width: widths.quantity, align: "right", cell: (line, width) => figure(String(line.quantity), width) },
    { head: t("sum"), width: widths.sum, align: "right", cell: (line, width) => figure(sum(line.totalMinor), width) },
  ];
}

function sumsOf(sheet: Sheet, t: Words, data: ReceiptData): Block {
  const width = mm(74);
  const x = sheet.width - width;
  const line = (label: string, minor: number, strong = false): Block => {
    const style = { face: strong ? ("bold" as const) : ("regular" as const), size: strong ? 12 : 9.5, minSize: 7, maxLines: 1 };
    return row(
      [
        { x: 0, block: text(sheet, label, { ...style, width: width * 0.55 }) },
        {
          x: width * 0.55,
          block: text(sheet, money(minor, data.currency, data.locale), { ...style, width: width * 0.45, align: "right" }),
        },
      ],
      "bottom",
    );
  };
  const some = (label: string, minor: number) => (minor > 0 ? line(label, minor) : space(0));
  const change = data.receivedMinor - data.cashMinor;
  const block = stack(
    [
      data.discountMinor > 0 ? line(t("discount"), -data.discountMinor) : space(0),
      line(t("total"), data.totalMinor, true),
      some(t("tax"), data.taxMinor),
      rule(sheet, width, 0.4, "#b0b0b0"),
      some(t("card"), data.cardMinor),
      some(t("cash"), data.cashMinor),
      change > 0 ? line(t("received"), data.receivedMinor) : space(0),
      some(t("change"), change),
    ],
    2.5,
  );
  return row([{ x, block }]);
}

function signatureOf(sheet: Sheet, t: Words, { cashier, fiscalNumber }: ReceiptData): Block {
  const { width } = sheet;
  return stack(
    [
      text(sheet, fiscalNumber ? t("fiscal", { number: fiscalNumber }) : t("noFiscal"), { size: 8.5, width, colour: grey }),
      space(mm(5)),
      row(
        [
          { x: 0, block: text(sheet, t("cashier", { name: cashier ?? "" }), { size: 9.5, width: width * 0.6, maxLines: 1, minSize: 7 }) },
          {
            x: width * 0.62,
            block: stack(
              [rule(sheet, width * 0.38, 0.5), text(sheet, t("signature"), { size: 7.5, colour: grey, width: width * 0.38 })],
              1.5,
            ),
          },
        ],
        "bottom",
      ),
    ],
    mm(1.5),
  );
}
