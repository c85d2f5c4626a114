import { date, type Formats, money } from "@/lib/formats";
import { qrCode } from "@/platform/pdf/barcode";
import { type Block, framed, row, rule, space, stack } from "@/platform/pdf/block";
import { mm, type Sheet } from "@/platform/pdf/sheet";
import { text } from "@/platform/pdf/text";
import type { Words } from "./pick-lines";
import { isNarrow } from "./slip-columns";
import type { PackingSlipData, SlipParcel, SlipTotals } from "./slip-data";

const grey = "#555555";

/** Shop and order above, the buyer and the facts below. */
export function slipHead(sheet: Sheet, t: Words, data: PackingSlipData, parcel: SlipParcel): Block {
  const { shop, order, recipient, parcelCount } = data;
  const formats: Formats = { locale: data.locale, timeZone: data.timeZone, currency: "" };
  const factsWidth = mm(isNarrow(sheet) ? 42 : 48);
  const wide = sheet.width - factsWidth - mm(5);
  const facts: [string, string][] = [
    [t("packingSlip.order"), order.number],
    [t("packingSlip.placedAt"), date(order.placedAt, formats, data.printedAt)],
    [t("packingSlip.parcel"), t("packingSlip.parcelOf", { position: parcel.position, count: parcelCount })],
  ];
  return stack(
    [
      text(sheet, shop.name, { face: "bold", size: isNarrow(sheet) ? 13 : 18, minSize: 10, maxLines: 2, width: sheet.width }),
      stack([text(sheet, t("packingSlip.title"), { size: 12, width: sheet.width }), space(mm(2)), rule(sheet, sheet.width, 1)]),
      row([
        { x: 0, block: recipient ? buyer(sheet, t, recipient, wide) : space(0) },
        {
          x: wide + mm(5),
          block: stack(
            facts.map(([label, value]) => fact(sheet, label, value, factsWidth)),
            2,
          ),
        },
      ]),
    ],
    mm(isNarrow(sheet) ? 1.5 : 2.5),
  );
}

function buyer(sheet: Sheet, t: Words, { name, address }: { name: string; address: readonly string[] }, width: number): Block {
  return stack([
    text(sheet, t("packingSlip.shipTo"), { size: 8, colour: grey, width }),
    text(sheet, name, { face: "bold", size: 11, minSize: 8, maxLines: 2, width }),
    text(sheet, address.join("\n"), { size: 10, minSize: 7, maxLines: 8, width }),
  ]);
}

function fact(sheet: Sheet, label: string, value: string, width: number): Block {
  const labelWidth = width * 0.46;
  return row(
    [
      { x: 0, block: text(sheet, label, { size: 8, colour: grey, width: labelWidth, maxLines: 1, minSize: 6 }) },
      {
        x: labelWidth,
        block: text(sheet, value, { face: "bold", size: 10, minSize: 6.5, maxLines: 2, width: width - labelWidth, align: "right" }),
      },
    ],
    "middle",
  );
}

/** After the lines: counts, sums and note in the body; thanks, where to return and where to look at the very foot of the page. */
export function slipEnd(sheet: Sheet, t: Words, data: PackingSlipData, parcel: SlipParcel): { body: Block; foot: Block } {
  const { totals, order, parcelCount } = data;
  const units = parcel.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const narrow = isNarrow(sheet);
  const sumsWidth = narrow ? sheet.width : mm(66);
  const countWidth = totals && !narrow ? sheet.width - sumsWidth - mm(6) : sheet.width;
  const counts = stack(
    [
      text(sheet, t("packingSlip.units", { count: units }), { face: "bold", size: 10, width: countWidth }),
      text(sheet, parcelCount > 1 ? t("packingSlip.otherParcels") : "", { size: 9, colour: grey, width: countWidth }),
    ],
    2,
  );
  // Beside the sums there is room for the note, which keeps a short slip on one page.
  const left = stack([counts, order.note ? noteBox(sheet, t, order.note, countWidth) : space(0)], mm(narrow ? 2 : 4));
  const money = totals ? sums(sheet, t, totals, data.locale, sumsWidth) : null;
  const foot = farewell(sheet, t, data);
  if (narrow) return { body: stack(money ? [money, left] : [left], mm(2.5)), foot };
  return { body: row([{ x: 0, block: left }, ...(money ? [{ x: sheet.width - sumsWidth, block: money }] : [])]), foot };
}

function sums(sheet: Sheet, t: Words, totals: SlipTotals, locale: "ru" | "en", width: number): Block {
  const plain = isNarrow(sheet) ? 8.5 : 10;
  const line = (label: string, minor: number, face: "regular" | "bold", size: number) =>
    row(
      [
        { x: 0, block: text(sheet, label, { face, size, width: width * 0.45, maxLines: 1 }) },
        {
          x: width * 0.45,
          block: text(sheet, money(minor, totals.currency, locale), {
            face,
            size,
            minSize: 7,
            maxLines: 1,
            width: width * 0.55,
            align: "right",
          }),
        },
      ],
      "bottom",
    );
  return stack(
    [
      text(sheet, t("packingSlip.orderTotals"), { size: 8, colour: grey, width }),
      line(t("packingSlip.goods"), totals.goodsMinor, "regular", plain),
      totals.discountMinor > 0 ? line(t("packingSlip.discount"), -totals.discountMinor, "regular", plain) : space(0),
      line(t("packingSlip.shipping"), totals.shippingMinor, "regular", plain),
      rule(sheet, width, 0.8),
      line(t("packingSlip.total"), totals.totalMinor, "bold", plain + 2),
    ],
    2,
  );
}

function noteBox(sheet: Sheet, t: Words, note: string, outer: number): Block {
  const padding = mm(isNarrow(sheet) ? 1.5 : 3);
  const width = outer - 2 * padding;
  const inner = stack([
    text(sheet, t("packingSlip.note"), { size: 8, colour: grey, width }),
    text(sheet, note, { size: 10, width, maxLines: 10 }),
  ]);
  return framed(sheet, inner, { width: outer, padding, thickness: 0.6 });
}

function farewell(sheet: Sheet, t: Words, { shop, trackingUrl }: PackingSlipData): Block {
  const narrow = isNarrow(sheet);
  const side = mm(narrow ? 13 : 20);
  const code = trackingUrl ? qrCode(sheet, trackingUrl, side) : null;
  const width = code ? sheet.width - side - mm(6) : sheet.width;
  const address = [...shop.returnAddress, shop.contact ?? ""].filter((line) => line.trim());
  const words = stack(
    [
      text(sheet, t("packingSlip.thanks"), { face: "bold", size: narrow ? 10 : 13, width }),
      stack([
        text(sheet, address.length > 0 ? t("packingSlip.returnAddress") : "", { size: 8, colour: grey, width }),
        text(sheet, address.join("\n"), { size: 9, minSize: 7, width, maxLines: 8 }),
      ]),
    ],
    mm(narrow ? 1 : 2),
  );
  // On A6 the code stands without its words.
  const track = code
    ? stack(
        narrow ? [code] : [code, text(sheet, t("packingSlip.track"), { size: 8, width: side, align: "center", maxLines: 2, minSize: 6 })],
        mm(1.5),
      )
    : space(0);
  const content = row(
    [
      { x: 0, block: words },
      { x: sheet.width - side, block: track },
    ],
    "bottom",
  );
  return stack([rule(sheet, sheet.width, 0.4, "#b0b0b0"), content], mm(narrow ? 1.5 : 3));
}
