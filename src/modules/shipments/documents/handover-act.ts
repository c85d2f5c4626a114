import { type Formats, full, money, number } from "@/lib/formats";
import type { Locale } from "@/platform/i18n/locale";
import { translator } from "@/platform/i18n/translator";
import { type Block, row, space, stack } from "@/platform/pdf/block";
import { mm, newPage, type Sheet } from "@/platform/pdf/sheet";
import { type Column, restWidth } from "@/platform/pdf/table";
import { text } from "@/platform/pdf/text";
import { drawHeadAndLines, drawRunningHead, finishTablePaper, grey, type Numbered, openTablePaper, signature } from "./table-paper";

type ActLine = {
  trackingNumber: string | null;
  orderNumber: string;
  parcels: number;
  weightGrams: number;
  valueMinor: number;
  cashMinor: number;
  currency: string;
};

export type HandoverActData = {
  locale: Locale;
  /** The warehouse's zone: every time on the paper is its wall clock. */
  timeZone: string;
  number: string;
  shop: string;
  carrier: string;
  warehouse: { name: string; address: string };
  /** Who handed over, as the shop knows them. */
  by: string;
  reference: string | null;
  leftAt: Date;
  lines: readonly ActLine[];
};

type Words = ReturnType<typeof translator<"documents.handoverAct">>;

/** Our own act of what a carrier has taken, A4: every number with its weight, declared value and cash, the sums, two signatures. */
export async function handoverActPdf(data: HandoverActData): Promise<Buffer> {
  const { locale, timeZone, leftAt, lines } = data;
  const t = translator(locale, "documents.handoverAct");
  const formats: Formats = { locale, timeZone, currency: "" };
  const title = t("title", { number: data.number });
  const sheet = openTablePaper({ title, locale, createdAt: leftAt });
  const head = headOf(sheet, t, data, full(leftAt, formats, new Date(0)));
  let y = drawHeadAndLines(sheet, { title, head, columns: columnsOf(sheet, t, locale), lines, padding: 3 });
  const end = endOf(sheet, t, data);
  if (y + mm(4) + end.height > sheet.bottom) {
    newPage(sheet);
    y = drawRunningHead(sheet, title);
  }
  end.draw(sheet.left, y + mm(4));
  return finishTablePaper(sheet, locale);
}

function headOf(sheet: Sheet, t: Words, { number: act, shop, carrier, warehouse, reference }: HandoverActData, leftAt: string): Block {
  const { width } = sheet;
  const fact = (label: string, value: string) =>
    row([
      { x: 0, block: text(sheet, label, { size: 9, colour: grey, width: mm(34) }) },
      { x: mm(36), block: text(sheet, value, { size: 10.5, width: width - mm(36), maxLines: 2, minSize: 8 }) },
    ]);
  return stack(
    [
      text(sheet, t("title", { number: act }), { face: "bold", size: 16, width, maxLines: 2, minSize: 12 }),
      space(mm(1)),
      fact(t("leftAt"), leftAt),
      fact(t("sender"), shop),
      fact(t("carrier"), carrier),
      fact(t("warehouse"), [warehouse.name, warehouse.address].filter(Boolean).join(", ")),
      ...(reference ? [fact(t("reference"), reference)] : []),
    ],
    mm(1),
  );
}

function columnsOf(sheet: Sheet, t: Words, locale: Locale): Column<Numbered<ActLine>>[] {
  const widths = { position: mm(9), order: mm(26), parcels: mm(14), weight: mm(20), value: mm(28), cash: mm(28) };
  const small = { size: 9.5, maxLines: 1, minSize: 6 } as const;
  const right = { ...small, align: "right" } as const;
  return [
    { head: t("position"), width: widths.position, cell: (line, width) => text(sheet, String(line.position), { ...small, width }) },
    {
      head: t("tracking"),
      width: restWidth(sheet, Object.values(widths)),
      cell: ({ trackingNumber }, width) => text(sheet, trackingNumber ?? "", { ...small, face: "mono", width, maxLines: 2 }),
    },
    { head: t("order"), width: widths.order, cell: (line, width) => text(sheet, line.orderNumber, { ...small, width }) },
    {
      head: t("parcels"),
      width: widths.parcels,
      align: "right",
      cell: (line, width) => text(sheet, String(line.parcels), { ...right, width }),
    },
    {
      head: t("weight"),
      width: widths.weight,
      align: "right",
      cell: (line, width) => text(sheet, kilograms(line.weightGrams, locale), { ...right, width }),
    },
    {
      head: t("value"),
      width: widths.value,
      align: "right",
      cell: (line, width) => text(sheet, money(line.valueMinor, line.currency, locale), { ...right, width }),
    },
    {
      head: t("cash"),
      width: widths.cash,
      align: "right",
      cell: (line, width) => text(sheet, line.cashMinor > 0 ? money(line.cashMinor, line.currency, locale) : "—", { ...right, width }),
    },
  ];
}

const kilograms = (grams: number, locale: Locale) => number(grams / 1000, locale, 3);

function endOf(sheet: Sheet, t: Words, { lines, locale, by, carrier }: HandoverActData): Block {
  const { width } = sheet;
  const sum = (of: (line: ActLine) => number) => lines.reduce((total, line) => total + of(line), 0);
  const sums = [...new Set(lines.map((line) => line.currency))].map((currency) => {
    const own = lines.filter((line) => line.currency === currency);
    const value = own.reduce((total, line) => total + line.valueMinor, 0);
    const cash = own.reduce((total, line) => total + line.cashMinor, 0);
    return t("sums", { value: money(value, currency, locale), cash: money(cash, currency, locale) });
  });
  const totals = t("totals", {
    shipments: lines.length,
    parcels: sum((line) => line.parcels),
    weight: kilograms(
      sum((line) => line.weightGrams),
      locale,
    ),
  });
  const half = (width - mm(12)) / 2;
  const hint = text(sheet, t("signature"), { size: 7.5, colour: grey, width: half });
  const sign = (what: string, who: string) => stack([signature(sheet, { what, who, room: mm(10), width: half }), space(2), hint]);
  return stack(
    [
      text(sheet, totals, { face: "bold", size: 11, width }),
      ...sums.map((one) => text(sheet, one, { size: 10.5, width })),
      space(mm(8)),
      row([
        { x: 0, block: sign(t("gave"), by) },
        { x: half + mm(12), block: sign(t("took"), carrier) },
      ]),
    ],
    mm(1.5),
  );
}
