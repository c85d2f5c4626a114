import { translator } from "@/platform/i18n/translator";
import { finish, mm, newPart, openSheet } from "@/platform/pdf/sheet";
import type { ShippingLabelData } from "./label-data";
import { drawLabel } from "./label-parts";

/**
 * A label of our own for carriers that print none: A6, black on white, bars in whole dots of a 203 dpi printer, a page per parcel.
 * The sum to collect stands on the first parcel only, so that it is not asked for twice.
 */
export async function shippingLabelPdf(data: ShippingLabelData): Promise<Buffer> {
  const { locale, trackingNumber, createdAt, parcels } = data;
  const t = translator(locale, "documents.shippingLabel");
  const sheet = openSheet({ paper: "A6", margin: mm(4), title: t("title", { number: trackingNumber }), locale, createdAt });
  for (const [index, parcel] of parcels.entries()) {
    newPart(sheet);
    drawLabel(sheet, t, { ...data, parcel, position: index + 1, count: parcels.length });
  }
  return finish(sheet);
}
