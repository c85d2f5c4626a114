import { type Formats, full, money, number } from "@/lib/formats";
import type { Locale } from "@/platform/i18n/locale";
import { translator } from "@/platform/i18n/translator";
import { type Block, row, rule, space, stack } from "@/platform/pdf/block";
import { finish, mm, newPage, newPart, openSheet, type Sheet } from "@/platform/pdf/sheet";
import { type Column, drawTable, restWidth } from "@/platform/pdf/table";
import { text } from "@/platform/pdf/text";
import type { ActLine } from "../write-off-act";
import type { WriteOffAct } from "./act-queries";

type Words = ReturnType<typeof translator<"documents.writeOffAct">>;
type Numbered = ActLine & { position: number };

const grey = "#555555";

/** The act of writing off, A4: what, how many, what it cost, why, who wrote it and who approved it. */
export async function writeOffActPdf({ act, shop, locale }: { act: WriteOffAct; shop: string; locale: Locale }): Promise<Buffer> {
  const t = translator(locale, "documents.writeOffAct");
  const title = t("title", { number: act.number });
  const sheet = openSheet({ paper: "A4", margin: mm(15), foot: mm(8), title, locale, createdAt: act.createdAt });
  newPart(sheet);
  const head = headOf(sheet, t, act, { shop, locale, title });
  head.draw(sheet.left, sheet.top);
  let y = drawTable(sheet, {
    columns: columnsOf(sheet, t, act, locale),
    rows: act.lines.map((line, index): Numbered => ({ ...line, position: index + 1 })),
    y: sheet.top + head.height + mm(5),
    onNewPage: () => sheet.top,
    padding: 3,
  });
  const end = endOf(sheet, t, act, locale);
  if (y + mm(5) + end.height > sheet.bottom) {
    newPage(sheet);
    y = sheet.top;
  }
  end.draw(sheet.left, y + mm(5));
  return finish(sheet);
}

function headOf(sheet: Sheet, t: Words, act: WriteOffAct, { shop, locale, title }: { shop: string; locale: Locale; title: string }): Block {
  const { width } = sheet;
  const formats: Formats = { locale, timeZone: act.timezone, currency: act.currency };
  const at = (moment: Date) => full(moment, formats, new Date(0));
  const fact = (label: string, value: string) =>
    row([
      { x: 0, block: text(sheet, label, { size: 9, colour: grey, width: mm(38) }) },
      { x: mm(40), block: text(sheet, value, { size: 10.5, width: width - mm(40), maxLines: 3, minSize: 8 }) },
    ]);
  return stack(
    [
      text(sheet, title, { face: "bold", size: 16, width, maxLines: 2, minSize: 12 }),
      text(sheet, t(`state.${act.state}`), { size: 10.5, colour: grey, width }),
      space(mm(1)),
      fact(t("shop"), shop),
      fact(t("warehouse"), act.warehouseName),
      fact(t("why"), [t(`reasons.${act.why}`), act.note].filter(Boolean).join(": ")),
      fact(t("written"), `${act.by}, ${at(act.createdAt)}`),
      ...(act.decidedAt
        ? [fact(t(act.state === "approved" ? "approved" : "rejected"), `${act.decidedBy ?? ""}, ${at(act.decidedAt)}`)]
        : []),
    ],
    mm(1),
  );
}

function columnsOf(sheet: Sheet, t: Words, { currency }: WriteOffAct, locale: Locale): Column<Numbered>[] {
  const widths = { position: mm(9), sku: mm(36), quantity: mm(18), cost: mm(26), sum: mm(28) };
  const small = { size: 9.5, maxLines: 1, minSize: 6 } as const;
  const right = { ...small, align: "right" } as const;
  const paid = (minor: number | null) => (minor === null ? "—" : money(minor, currency, locale));
  return [
    { head: t("position"), width: widths.position, cell: ({ position }, width) => text(sheet, String(position), { ...small, width }) },
    { head: t("sku"), width: widths.sku, cell: ({ sku }, width) => text(sheet, sku, { ...small, face: "mono", width, maxLines: 2 }) },
    {
      head: t("name"),
      width: restWidth(sheet, Object.values(widths)),
      cell: ({ name, lot, bin, serials }, width) =>
        text(sheet, [name, lot && t("lot", { lot }), bin && t("bin", { bin }), serials?.join(", ")].filter(Boolean).join(", "), {
          size: 9.5,
          width,
          maxLines: 3,
        }),
    },
    {
      head: t("quantity"),
      width: widths.quantity,
      align: "right",
      cell: ({ quantity }, width) => text(sheet, number(quantity, locale), { ...right, width }),
    },
    {
      head: t("cost"),
      width: widths.cost,
      align: "right",
      cell: ({ costMinor }, width) => text(sheet, paid(costMinor), { ...right, width }),
    },
    {
      head: t("sum"),
      width: widths.sum,
      align: "right",
      cell: ({ quantity, costMinor }, width) => text(sheet, paid(costMinor === null ? null : quantity * costMinor), { ...right, width }),
    },
  ];
}

function endOf(sheet: Sheet, t: Words, { lines, sumMinor, currency, by, decidedBy }: WriteOffAct, locale: Locale): Block {
  const { width } = sheet;
  const units = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const half = (width - mm(12)) / 2;
  const sign = (what: string, who: string) =>
    stack([
      text(sheet, what, { size: 9, colour: grey, width: half }),
      text(sheet, who, { size: 10.5, width: half, maxLines: 1, minSize: 8 }),
      space(mm(10)),
      rule(sheet, half, 0.6),
      text(sheet, t("signature"), { size: 7.5, colour: grey, width: half }),
    ]);
  return stack(
    [
      text(sheet, t("totals", { units, sum: money(sumMinor, currency, locale) }), { face: "bold", size: 11, width }),
      ...(lines.some(({ costMinor }) => costMinor === null) ? [text(sheet, t("unknownCost"), { size: 9, colour: grey, width })] : []),
      space(mm(8)),
      row([
        { x: 0, block: sign(t("wrote"), by) },
        { x: half + mm(12), block: sign(t("approves"), decidedBy ?? "") },
      ]),
    ],
    mm(1.5),
  );
}
