import { joinPdfs } from "@/lib/join-pdfs";
import type { Paper } from "@/lib/papers";
import { reason } from "@/lib/reason";
import { packingSlipPdf } from "@/modules/fulfilment/documents/packing-slip";
import { pickListPdf } from "@/modules/fulfilment/documents/pick-list";
import { slipPapers } from "@/modules/fulfilment/documents/slip-data";
import { loadPackingSlip, loadPickList } from "@/modules/fulfilment/load-papers";
import type { PrintWhat } from "@/modules/printing/inputs";
import type { PrintFormat } from "@/modules/printing/paper-kind";
import { handoverActPdf } from "@/modules/shipments/documents/handover-act";
import { shippingLabelPapers } from "@/modules/shipments/documents/label-data";
import { readLabel, readLabelZpl } from "@/modules/shipments/documents/read-label";
import { readWaybill } from "@/modules/shipments/documents/read-waybill";
import { loadAct } from "@/modules/shipments/handovers/load-act";
import { joinedPapers } from "@/modules/shipments/papers/papers-of";
import { labelPapers } from "@/modules/stockroom/labels/inputs";
import { binLabels, type LabelFile, productLabels, toteLabels } from "@/modules/stockroom/labels/label-queries";
import type { Context } from "@/platform/context";
import { labelsPdf } from "@/platform/labels/label-pdf";
import { labelsZpl } from "@/platform/labels/label-zpl";
import { Refusal } from "@/platform/refusal";

export type Drawn = { output: "pdf" | "zpl"; content: Uint8Array };

/** The paper among those that a thing is drawn on; another one, which an old job may name, gives the usual. */
const among = <P extends Paper>(papers: readonly [P, ...P[]], paper: Paper): P => papers.find((one) => one === paper) ?? papers[0];

/**
 * Draws what is to be printed, as it is at this moment, on the paper and for the printer of `format`: one file with all copies in it, or
 * with one where a carrier's file cannot be taken apart. It is ZPL only where that was asked for and the kind of paper can be told so;
 * what a carrier draws itself is a PDF. For a paper that the kind is not drawn on, its usual one is taken.
 *
 * Refuses `not_found` for what is gone or none of the actor's; `conflict` for what is not there yet or never will be, such as a label
 * without a number, the slips of what is not packed or the waybill of a carrier that has none; `unavailable` where the carrier does not
 * hand over its waybill just now; `invalid` for a pick list of several warehouses, and for labels of a warehouse that is unknown or not theirs.
 */
export async function drawPaper(ctx: Context, what: PrintWhat, format: PrintFormat, copies = 1): Promise<Drawn> {
  const drawn = await drawOnce(ctx, what, format);
  if (copies === 1) return drawn;
  const all = Array.from({ length: copies }, () => drawn.content);
  // A carrier's file that cannot be taken apart is printed once, and once more by hand.
  return { ...drawn, content: drawn.output === "zpl" ? Buffer.concat(all) : (joinPdfs(all) ?? drawn.content) };
}

async function drawOnce(ctx: Context, what: PrintWhat, format: PrintFormat): Promise<Drawn> {
  switch (what.kind) {
    case "shipping_label":
      return shippingLabel(ctx, what.shipmentId, format);
    case "waybill":
      return asPdf((await readWaybill(ctx, what.shipmentId)).waybill);
    case "packing_slip": {
      const data = await loadPackingSlip(ctx, what.fulfilmentId);
      return asPdf(await packingSlipPdf({ ...data, paper: among(slipPapers, format.paper) }));
    }
    case "parcel_papers": {
      const { fulfilmentId, papers } = what;
      return asPdf((await joinedPapers(ctx, { fulfilmentId, kinds: papers, slip: among(slipPapers, format.paper) })).content);
    }
    case "pick_list":
      return asPdf(await pickListPdf(await loadPickList(ctx, what.fulfilmentIds)));
    case "handover_act":
      return asPdf(await handoverActPdf(await loadAct(ctx, what.handoverId)));
    case "product_label": {
      const { sku, lot, expiresOn, units } = what;
      return labels(await productLabels(ctx, { sku, lot, expiresOn, copies: units, paper: among(labelPapers, format.paper) }), format);
    }
    case "bin_label":
      return labels(await binLabels(ctx, { ...what, paper: among(labelPapers, format.paper) }), format);
    case "tote_label":
      return labels(await toteLabels(ctx, { ...what, paper: among(labelPapers, format.paper) }), format);
  }
}

const asPdf = (content: Uint8Array): Drawn => ({ output: "pdf", content });

async function labels(file: LabelFile, { output, dpi, font }: PrintFormat): Promise<Drawn> {
  if (output === "pdf") return asPdf(await labelsPdf(file.labels, file));
  return { output, content: new TextEncoder().encode(await labelsZpl(file.labels, { dpi, font })) };
}

async function shippingLabel(ctx: Context, shipmentId: string, { paper, output, dpi, font }: PrintFormat): Promise<Drawn> {
  const size = among(shippingLabelPapers, paper);
  const zpl = output === "zpl" ? await readLabelZpl(ctx, shipmentId, size, { dpi, font }) : null;
  if (zpl !== null) return { output: "zpl", content: new TextEncoder().encode(zpl) };
  const { label } = await readLabel(ctx, shipmentId, size);
  if (!label) throw new Refusal("conflict", reason("shipment.label_not_ready"));
  return asPdf(label);
}
