import { formatDay } from "@/lib/dates";
import { money, number } from "@/lib/formats";
import type { Locale } from "@/platform/i18n/locale";
import { translator } from "@/platform/i18n/translator";
import { type Block, row, rule, space, stack } from "@/platform/pdf/block";
import { mm, newPage, type Sheet } from "@/platform/pdf/sheet";
import { type Column, restWidth } from "@/platform/pdf/table";
import { text } from "@/platform/pdf/text";
import {
  drawHeadAndLines,
  drawRunningHead,
  finishTablePaper,
  grey,
  type Numbered,
  openTablePaper,
  signature,
} from "../documents/table-paper";

type SheetLine = {
  orderNumber: string;
  trackingNumber: string | null;
  name: string;
  address: string;
  phone: string | null;
  dueMinor: number;
  currency: string;
  note: string;
};

export type RunSheetData = {
  locale: Locale;
  shop: string;
  day: string;
  courier: string;
  warehouse: string;
  km: number;
  printedAt: Date;
  lines: readonly SheetLine[];
};

type Words = ReturnType<typeof translator<"documents.runSheet">>;

/** A courier's day on paper, A4: the stops in their order with whom to call and what to collect, and room for a signature at each. */
export async function runSheetPdf(data: RunSheetData): Promise<Buffer> {
  const { locale, day, courier, printedAt, lines } = data;
  const t = translator(locale, "documents.runSheet");
  const title = t("title", { day: formatDay(day, { locale }), courier });
  const sheet = openTablePaper({ title, locale, createdAt: printedAt });
  const head = headOf(sheet, t, data, title);
  const y = drawHeadAndLines(sheet, { title, head, columns: columnsOf(sheet, t, locale), lines, padding: 6 });
  const end = endOf(sheet, t, data);
  if (y + mm(5) + end.height > sheet.bottom) {
    newPage(sheet);
    end.draw(sheet.left, drawRunningHead(sheet, title));
  } else end.draw(sheet.left, y + mm(5));
  return finishTablePaper(sheet, locale);
}

function headOf(sheet: Sheet, t: Words, { shop, warehouse, km, lines, locale }: RunSheetData, title: string): Block {
  const { width } = sheet;
  const about = t("about", { shop, warehouse, stops: lines.length, km: number(km, locale, 1) });
  return stack(
    [text(sheet, title, { face: "bold", size: 16, width, maxLines: 2, minSize: 12 }), text(sheet, about, { size: 10, width })],
    mm(1.5),
  );
}

function columnsOf(sheet: Sheet, t: Words, locale: Locale): Column<Numbered<SheetLine>>[] {
  const widths = { position: mm(8), order: mm(28), cash: mm(25), signature: mm(34) };
  return [
    {
      head: t("position"),
      width: widths.position,
      cell: (line, width) => text(sheet, String(line.position), { size: 11, face: "bold", width }),
    },
    {
      head: t("order"),
      width: widths.order,
      cell: ({ orderNumber, trackingNumber }, width) =>
        stack([
          text(sheet, orderNumber, { size: 10, face: "bold", width, maxLines: 1, minSize: 7 }),
          text(sheet, trackingNumber ?? "", { size: 7, face: "mono", colour: grey, width, maxLines: 2 }),
        ]),
    },
    {
      head: t("buyer"),
      width: restWidth(sheet, Object.values(widths)),
      cell: ({ name, phone, address, note }, width) =>
        stack(
          [
            text(sheet, address, { size: 10, width, maxLines: 3 }),
            text(sheet, [name, phone].filter(Boolean).join(", "), { size: 9.5, width, maxLines: 2 }),
            ...(note ? [text(sheet, note, { size: 8.5, colour: grey, width, maxLines: 4 })] : []),
          ],
          1,
        ),
    },
    {
      head: t("cash"),
      width: widths.cash,
      align: "right",
      cell: ({ dueMinor, currency }, width) =>
        text(sheet, dueMinor > 0 ? money(dueMinor, currency, locale) : "—", { size: 10, align: "right", width, maxLines: 1, minSize: 7 }),
    },
    { head: t("signature"), width: widths.signature, cell: (_, width) => stack([space(mm(9)), rule(sheet, width, 0.5)]) },
  ];
}

function endOf(sheet: Sheet, t: Words, { lines, locale, courier }: RunSheetData): Block {
  const { width } = sheet;
  const currencies = [...new Set(lines.filter(({ dueMinor }) => dueMinor > 0).map(({ currency }) => currency))];
  const sums = currencies.map((currency) => {
    const own = lines.filter((line) => line.currency === currency);
    const due = own.reduce((sum, line) => sum + line.dueMinor, 0);
    return text(sheet, t("total", { sum: money(due, currency, locale) }), { face: "bold", size: 11, width });
  });
  const half = (width - mm(12)) / 2;
  const sign = (what: string, who: string) => signature(sheet, { what, who, room: mm(9), width: half });
  return stack(
    [
      ...sums,
      space(mm(5)),
      row([
        { x: 0, block: sign(t("took"), courier) },
        { x: half + mm(12), block: sign(t("cashGiven"), "") },
      ]),
    ],
    mm(1),
  );
}
