import { date, money } from "@/lib/formats";
import { paperSizes } from "@/lib/papers";
import type { Label, LabelMark, TextMark } from "@/platform/labels/label";
import { placeOf, type Words, weightAndSize } from "./label-address";
import type { LabelPaper, LabelParcel, ShippingLabelData } from "./label-data";

type OneLabel = ShippingLabelData & { parcel: LabelParcel; position: number; count: number };

/** Against A6: how much smaller type is on the narrow roll. */
const scales: Record<LabelPaper, number> = { A6: 1, "75x120": 0.76 };
const pointInMm = 25.4 / 72;

/** Lines of text one below the other, from the top or up from the foot. */
function column(scale: number, x: number, width: number, from: number) {
  const marks: LabelMark[] = [];
  let y = from;
  return {
    marks,
    at: () => y,
    skip: (mm: number) => {
      y += mm;
    },
    line: (text: string | null | undefined, size: number, more: Partial<TextMark> = {}) => {
      if (!text) return;
      const { maxLines = 1 } = more;
      const points = size * scale;
      const height = maxLines * points * pointInMm * 1.2;
      marks.push({ kind: "text", box: { x, y, width, height }, text, minSize: Math.min(points, 5.5), ...more, size: points, maxLines });
      y += height;
    },
  };
}

/** One parcel's label of our own for a label printer: the same facts as on the PDF, the bars and the money in a place of their own. */
function oneParcel(paper: LabelPaper, t: Words, label: OneLabel): Label {
  const [width, height] = paperSizes[paper];
  const scale = scales[paper];
  const margin = 4 * scale;
  const inner = width - 2 * margin;
  const rule = (y: number): LabelMark => ({ kind: "line", box: { x: margin, y, width: inner, height: 0.4 } });
  const { carrier, service, parcel, position, count, from, to, locale, pickupPoint } = label;

  const side = inner * 0.36;
  const names = column(scale, margin, inner - side - 2, margin);
  names.line(carrier, 17, { bold: true });
  names.line(service, 10, { bold: true, maxLines: 2 });
  const facts = column(scale, margin + inner - side, side, margin);
  facts.line(`${t("parcel")} ${position}/${count}`, 13, { bold: true, align: "right" });
  for (const line of weightAndSize(t, parcel, locale).split("\n")) facts.line(line, 8.5, { align: "right" });

  const above = column(scale, margin, inner, Math.max(names.at(), facts.at()) + 2.5);
  const first = rule(above.at() - 1.5);
  above.line(`${t("from")}: ${from.name}`, 8, { bold: true });
  above.line([from.line1, placeOf(from, to, locale), from.postalCode].filter(Boolean).join(", "), 8, { maxLines: 2 });
  above.line(from.phone && t("phone", { phone: from.phone }), 8);
  above.skip(2.5);
  const second = rule(above.at() - 1.5);

  const foot = footOf({ scale, margin, inner, bottom: height - margin }, t, label);
  const code = to.postalCode ? inner * 0.36 : 0;
  const head = column(scale, margin + inner - code, code, above.at());
  head.line(to.postalCode, 17, { bold: true, mono: true, align: "right" });
  above.line(t("to"), 8, { bold: true });
  if (code > 0) above.skip(Math.max(0, head.at() - above.at()));
  above.line(to.name, 14, { bold: true, maxLines: 2 });
  const rest = column(scale, margin, inner, 0);
  rest.line(placeOf(to, from, locale), 12, { bold: true, maxLines: 2 });
  rest.line(pickupPoint && t("pickupPoint", { code: pickupPoint }), 12, { bold: true, maxLines: 2 });
  rest.line(to.phone && t("phone", { phone: to.phone }), 11, { bold: true });
  // The street takes what is left, and shrinks before anything of it is lost.
  const street = Math.max(4, Math.min(28 * scale, foot.top - 2 - rest.at() - above.at()));
  if (to.line1)
    above.marks.push({
      kind: "text",
      box: { x: margin, y: above.at(), width: inner, height: street },
      ...{ text: to.line1, size: 14 * scale, minSize: 5.5, maxLines: 6 },
    });
  const below = rest.marks.map((mark) => ({ ...mark, box: { ...mark.box, y: mark.box.y + above.at() + (to.line1 ? street : 0) } }));
  return { paper, marks: [...names.marks, ...facts.marks, first, second, ...head.marks, ...above.marks, ...below, ...foot.marks] };
}

type Frame = { scale: number; margin: number; inner: number; bottom: number };

/** What keeps its place at the foot: the sum to collect, the bars with their number, the order and the day. */
function footOf({ scale, margin, inner, bottom }: Frame, t: Words, label: OneLabel): { top: number; marks: LabelMark[] } {
  const { cashOnDelivery, position, parcel, trackingNumber, orderNumber, createdAt, locale, timeZone } = label;
  const shown = parcel.trackingNumber ?? trackingNumber;
  const small = 10 * scale * pointInMm * 1.25;
  const large = 14 * scale * pointInMm * 1.25;
  const bars = 24 * scale;
  const last = bottom - small;
  const number = last - 2 - large;
  const barsAt = number - 0.8 - bars;
  const made = date(createdAt, { locale, timeZone, currency: "" }, new Date(0));
  const marks: LabelMark[] = [
    { kind: "bars", box: { x: margin, y: barsAt, width: inner, height: bars }, content: shown },
    textAt({ x: margin, y: number, width: inner, height: large }, shown, 14 * scale, { bold: true, mono: true, align: "center" }),
    { kind: "line", box: { x: margin, y: last - 1.2, width: inner, height: 0.4 } },
    textAt({ x: margin, y: last, width: inner * 0.66, height: small }, t("order", { number: orderNumber }), 10 * scale, { bold: true }),
    textAt({ x: margin + inner * 0.66, y: last, width: inner * 0.34, height: small }, made, 9 * scale, { align: "right" }),
  ];
  if (!cashOnDelivery || cashOnDelivery.amountMinor <= 0 || position > 1) {
    return { top: barsAt - 2, marks: [{ kind: "line", box: { x: margin, y: barsAt - 2, width: inner, height: 0.4 } }, ...marks] };
  }
  const high = 16 * scale * pointInMm * 1.25;
  const y = barsAt - 2.5 - high;
  const sum = money(cashOnDelivery.amountMinor, cashOnDelivery.currency, locale);
  return {
    top: y - 2,
    marks: [
      ...[y - 1.5, y + high].map((line): LabelMark => ({ kind: "line", box: { x: margin, y: line, width: inner, height: 0.7 } })),
      textAt({ x: margin, y: y + 0.6, width: inner * 0.5, height: high }, t("cashOnDelivery"), 10 * scale, { bold: true, maxLines: 2 }),
      textAt({ x: margin + inner * 0.5, y, width: inner * 0.5, height: high }, sum, 16 * scale, { bold: true, align: "right" }),
      ...marks,
    ],
  };
}

function textAt(box: TextMark["box"], text: string, size: number, more: Partial<TextMark>): TextMark {
  return { kind: "text", box, text, minSize: Math.min(5.5, size), maxLines: 1, ...more, size };
}

/** The labels of all parcels of a shipment, each with its own number where it has one; the money is collected once. */
export function shippingLabels(paper: LabelPaper, t: Words, data: ShippingLabelData): Label[] {
  const { parcels } = data;
  return parcels.map((parcel, index) => oneParcel(paper, t, { ...data, parcel, position: index + 1, count: parcels.length }));
}
