import { translator } from "@/platform/i18n/translator";
import type { LabelPrinter } from "@/platform/labels/label";
import { labelsZpl } from "@/platform/labels/label-zpl";
import { finish, mm, newPart, openSheet } from "@/platform/pdf/sheet";
import type { LabelPaper, ShippingLabelData } from "./label-data";
import { drawLabel } from "./label-parts";
import { shippingLabels } from "./shipping-label-marks";

/**
 * A label of our own for carriers that print none: black on white, bars in whole dots of a 203 dpi printer, a page per parcel.
 * The sum to collect stands on the first parcel only, so that it is not asked for twice.
 */
export async function shippingLabelPdf(data: ShippingLabelData, paper: LabelPaper = "A6"): Promise<Buffer> {
  const { locale, trackingNumber, createdAt, parcels } = data;
  const t = translator(locale, "documents.shippingLabel");
  const sheet = openSheet({
    ...{ paper, margin: mm(paper === "A6" ? 4 : 3) },
    title: t("title", { number: trackingNumber }),
    locale,
    createdAt,
  });
  for (const [index, parcel] of parcels.entries()) {
    newPart(sheet);
    drawLabel(sheet, t, { ...data, parcel, position: index + 1, count: parcels.length });
  }
  return finish(sheet);
}

/** The same label for a label printer. */
export function shippingLabelZpl(data: ShippingLabelData, paper: LabelPaper, printer: LabelPrinter): Promise<string> {
  return labelsZpl(shippingLabels(paper, translator(data.locale, "documents.shippingLabel"), data), printer);
}
