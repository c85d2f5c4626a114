import { date, money } from "@/lib/formats";
import { code128 } from "@/platform/pdf/barcode";
import { type Block, framed, row, rule, space, stack } from "@/platform/pdf/block";
import { mm, type Sheet } from "@/platform/pdf/sheet";
import { text } from "@/platform/pdf/text";
import { placeOf, type Words, weightAndSize } from "./label-address";
import type { LabelParcel, ShippingLabelData } from "./label-data";

type OneLabel = ShippingLabelData & { parcel: LabelParcel; position: number; count: number };

const gap = mm(1.6);

/** The bars and the money keep their place; the addresses take what is left and shrink before anything of them is lost. */
export function drawLabel(sheet: Sheet, t: Words, label: OneLabel) {
  const line = rule(sheet, sheet.width, 1.1);
  const head = stack([band(sheet, t, label), line, sender(sheet, t, label), line], gap);
  const money = collect(sheet, t, label);
  const foot = stack([money ?? space(0), line, tracking(sheet, t, label), line, smallPrint(sheet, t, label)], gap);
  const footTop = sheet.bottom - foot.height;
  const top = sheet.top + head.height + gap;
  head.draw(sheet.left, sheet.top);
  recipient(sheet, t, label, footTop - gap - top).draw(sheet.left, top);
  foot.draw(sheet.left, footTop);
}

function band(sheet: Sheet, t: Words, { carrier, service, parcel, position, count, locale }: OneLabel): Block {
  const factsWidth = mm(31);
  const width = sheet.width - factsWidth - mm(2);
  const right = { width: factsWidth, align: "right" } as const;
  const names = stack([
    text(sheet, carrier, { face: "bold", size: 17, minSize: 10, maxLines: 2, width, leading: 1.1 }),
    text(sheet, service, { face: "bold", size: 10, minSize: 7, maxLines: 2, width }),
  ]);
  const facts = stack([
    text(sheet, `${t("parcel")} ${position}/${count}`, { face: "bold", size: 13, minSize: 8, maxLines: 1, ...right }),
    text(sheet, weightAndSize(t, parcel, locale), { size: 8.5, minSize: 6.5, maxLines: 2, ...right }),
  ]);
  return row([
    { x: 0, block: names },
    { x: width + mm(2), block: facts },
  ]);
}

function sender(sheet: Sheet, t: Words, { from, to, locale }: OneLabel): Block {
  const { width } = sheet;
  const where = [from.line1, placeOf(from, to, locale), from.postalCode].filter(Boolean).join(", ");
  return stack([
    text(sheet, `${t("from")}: ${from.name}`, { face: "bold", size: 8, width, maxLines: 1, minSize: 6.5 }),
    text(sheet, where, { size: 8, width, maxLines: 2, minSize: 6.5 }),
    text(sheet, from.phone ? t("phone", { phone: from.phone }) : "", { size: 8, width, maxLines: 1, minSize: 6.5 }),
  ]);
}

function recipient(sheet: Sheet, t: Words, { from, to, pickupPoint, locale }: OneLabel, height: number): Block {
  const { width } = sheet;
  const codeWidth = to.postalCode ? mm(34) : 0;
  const title = row(
    [
      { x: 0, block: text(sheet, t("to"), { face: "bold", size: 8, width: width - codeWidth }) },
      {
        x: width - codeWidth,
        block: text(sheet, to.postalCode ?? "", {
          face: "monoBold",
          size: 17,
          minSize: 8,
          maxLines: 1,
          width: codeWidth,
          align: "right",
          leading: 1,
        }),
      },
    ],
    "bottom",
  );
  const name = text(sheet, to.name, { face: "bold", size: 14, minSize: 8.5, maxLines: 3, width, leading: 1.15 });
  const phone = text(sheet, to.phone ? t("phone", { phone: to.phone }) : "", { face: "bold", size: 11, minSize: 8, maxLines: 1, width });
  const point = text(sheet, pickupPoint ? t("pickupPoint", { code: pickupPoint }) : "", {
    face: "bold",
    size: 12,
    minSize: 8,
    maxLines: 2,
    width,
  });
  const place = text(sheet, placeOf(to, from, locale), { face: "bold", size: 12, minSize: 8, maxLines: 3, width });
  const spacing = 1.5;
  const taken = [title, name, place, phone, point].reduce((sum, block) => sum + block.height + spacing, 0);
  const street = text(sheet, to.line1 ?? "", { size: 14, minSize: 6.5, width, leading: 1.18, maxHeight: height - taken });
  return stack([title, name, street, place, point, phone], spacing);
}

function collect(sheet: Sheet, t: Words, { cashOnDelivery, position, locale }: OneLabel): Block | null {
  if (!cashOnDelivery || cashOnDelivery.amountMinor <= 0 || position > 1) return null;
  const padding = mm(1.6);
  const width = sheet.width - 2 * padding;
  const sum = money(cashOnDelivery.amountMinor, cashOnDelivery.currency, locale);
  const inner = row(
    [
      { x: 0, block: text(sheet, t("cashOnDelivery"), { face: "bold", size: 10, minSize: 7, maxLines: 2, width: width * 0.5 }) },
      {
        x: width * 0.5,
        block: text(sheet, sum, { face: "bold", size: 16, minSize: 8, maxLines: 1, width: width * 0.5, align: "right", leading: 1.1 }),
      },
    ],
    "middle",
  );
  return framed(sheet, inner, { width: sheet.width, padding, thickness: 1.6 });
}

function tracking(sheet: Sheet, t: Words, { trackingNumber, parcel }: OneLabel): Block {
  const { width } = sheet;
  const shown = parcel.trackingNumber ?? trackingNumber;
  const bars = code128(sheet, shown, { width, height: mm(width < mm(80) ? 16 : 25) });
  // Without bars somebody types the number: then it must be as large as the width allows.
  const caption = text(sheet, shown, {
    face: "monoBold",
    size: bars ? 14 : 20,
    minSize: 7,
    maxLines: bars ? 1 : 2,
    width,
    align: "center",
  });
  if (!bars) return stack([text(sheet, t("tracking"), { size: 8, width, align: "center" }), caption]);
  return stack([bars, caption], 2);
}

function smallPrint(sheet: Sheet, t: Words, { orderNumber, createdAt, locale, timeZone }: OneLabel): Block {
  const width = sheet.width * 0.68;
  const made = date(createdAt, { locale, timeZone, currency: "" }, new Date(0));
  return row(
    [
      { x: 0, block: text(sheet, t("order", { number: orderNumber }), { face: "bold", size: 10, minSize: 6.5, maxLines: 1, width }) },
      { x: width, block: text(sheet, made, { size: 9, width: sheet.width - width, align: "right", maxLines: 1 }) },
    ],
    "middle",
  );
}
