import { and, eq } from "drizzle-orm";
import { joinPdfs } from "@/lib/join-pdfs";
import { type Reason, reason } from "@/lib/reason";
import { packingSlipPdf } from "@/modules/fulfilment/documents/packing-slip";
import type { SlipPaper } from "@/modules/fulfilment/documents/slip-data";
import { loadPackingSlip } from "@/modules/fulfilment/load-papers";
import { readFulfilment } from "@/modules/fulfilment/queries";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";
import { carrierOf } from "../carriers/registry";
import { handoverActPdf } from "../documents/handover-act";
import { readLabel } from "../documents/read-label";
import { readWaybill } from "../documents/read-waybill";
import { loadAct } from "../handovers/load-act";
import { handoverShipments } from "../handovers/tables";
import { type Opener, openAccountOf } from "../load-accounts";
import { liveShipmentOf, type ShipmentRow } from "../lock-shipment";
import { carriers } from "../tables";
import { type PaperKind, paperKinds } from "./paper-kinds";

export type ParcelPaper = { kind: PaperKind; content: Buffer };
type Wish = { fulfilmentId: string; kinds?: readonly PaperKind[]; slip?: SlipPaper };
type Found = { papers: ParcelPaper[]; missing: { kind: PaperKind; why: Reason }[] };

/**
 * The papers that there are for the parcels of a fulfilment, in the order in which they are printed: the label, the packing slips, the
 * carrier's waybill, and the act once the carrier has taken them. What cannot be had just now is named with its reason.
 */
export async function papersOf(
  ctx: Context,
  { fulfilmentId, kinds = paperKinds, slip }: Wish,
  open: Opener = openAccountOf,
): Promise<Found> {
  await readFulfilment(ctx, fulfilmentId);
  const shipment = await liveShipmentOf(ctx, fulfilmentId);
  const readers: Record<PaperKind, () => Promise<Buffer | null>> = {
    label: async () => shipment && (await readLabel(ctx, shipment.id)).label,
    slip: async () => packingSlipPdf({ ...(await loadPackingSlip(ctx, fulfilmentId)), ...(slip ? { paper: slip } : {}) }),
    waybill: async () => (shipment && (await hasWaybill(ctx, shipment)) ? (await readWaybill(ctx, shipment.id, open)).waybill : null),
    act: () => readAct(ctx, shipment),
  };
  const found: Found = { papers: [], missing: [] };
  for (const kind of paperKinds.filter((one) => kinds.includes(one))) {
    try {
      const content = await readers[kind]();
      if (content) found.papers.push({ kind, content });
    } catch (error) {
      if (!(error instanceof Refusal) || (error.kind !== "conflict" && error.kind !== "unavailable")) throw error;
      found.missing.push({ kind, why: error.reason });
    }
  }
  return found;
}

/**
 * All of them as one PDF. A carrier's own paper may be locked against being joined: then it is left out and named, but for the first, which
 * is the label: it comes out by itself, and the others are named. Refused while there is none.
 */
export async function joinedPapers(ctx: Context, wish: Wish, open?: Opener): Promise<{ content: Buffer; missing: Found["missing"] }> {
  const { papers, missing } = await papersOf(ctx, wish, open);
  const [first] = papers;
  if (!first) throw new Refusal("conflict", missing[0]?.why ?? reason("shipment.no_papers"));
  const joinable = papers.length === 1 || joins(papers) ? papers : papers.filter((paper) => joins([paper]));
  const kept = joinable.includes(first) ? joinable : [first];
  const apart = papers.filter((paper) => !kept.includes(paper)).map(({ kind }) => ({ kind, why: reason("shipment.papers_apart") }));
  const content = kept.length > 1 ? joinPdfs(kept.map((paper) => paper.content)) : first.content;
  return { content: content ?? first.content, missing: [...missing, ...apart] };
}

const joins = (papers: readonly ParcelPaper[]) => joinPdfs(papers.map(({ content }) => content)) !== null;

async function hasWaybill(ctx: Context, { organizationId, carrierId }: ShipmentRow): Promise<boolean> {
  const [row] = await ctx.db
    .select({ kind: carriers.kind })
    .from(carriers)
    .where(and(eq(carriers.organizationId, organizationId), eq(carriers.id, carrierId)));
  return row !== undefined && carrierOf(row.kind)?.waybill !== undefined;
}

/** Our act of the handover that a shipment left with. */
async function readAct(ctx: Context, shipment: ShipmentRow | null): Promise<Buffer | null> {
  if (!shipment) return null;
  const { organizationId, id } = shipment;
  const [left] = await ctx.db
    .select({ handoverId: handoverShipments.handoverId })
    .from(handoverShipments)
    .where(and(eq(handoverShipments.organizationId, organizationId), eq(handoverShipments.shipmentId, id)));
  return left ? handoverActPdf(await loadAct(ctx, left.handoverId)) : null;
}
