import { readScan, type Scan } from "@/lib/barcode";
import { type Reason, reason } from "@/lib/reason";
import { todayOf } from "@/modules/inventory/lots/over-lots";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { refusedScan } from "@/platform/floor/refused-scan";
import { record } from "@/platform/outbox/record";
import { type Refusal, refuseIf } from "@/platform/refusal";
import { whyNotWork } from "../fulfilment";
import { binScanned, packScanned, productScanned } from "../load-scanned";
import { factOf, lockFulfilment, type Work, type WorkLine } from "../lock-fulfilment";
import { takeNamed, unitScanned } from "../record-serials";
import { savePicked } from "../save-picked";
import { whichLine, whichLines, whyNotLot, whyStrange } from "../scan";
import { suggestLots } from "../suggest-lots";
import { begin } from "./start-picking";

export type ScanResult = {
  line: ReturnType<typeof seen>;
  /** Where to go now; null when the tote is full. */
  next: ReturnType<typeof seen> | null;
  status: string;
};

/** `lineIds`: the only lines that may be served, in the order of a walk of their own. */
type ScannedAt = { fulfilmentId: string; code: string; lineIds?: readonly string[] };

/**
 * One scanned code takes one unit into the tote, or all units of the pack that it names. A wrong item, a wrong lot, a unit too many, a
 * bin's, a misread or an unknown code is refused with what was scanned and what is needed, changes nothing, and is told with the
 * worker's name in the log of mis-scans and on the order.
 */
export function scanUnit(ctx: Context, { fulfilmentId, code, lineIds }: ScannedAt): Promise<ScanResult> {
  return inTransaction(ctx, async (ctx): Promise<ScanResult> => {
    const work = await lockFulfilment(ctx, fulfilmentId);
    // Of a picker's part of the work no other line is served; what is picked counts for the whole.
    const own = lineIds ? { ...work, lines: inOrderOf(lineIds, work.lines) } : work;
    // A scan after the last unit is a unit too many, which says more than "wrong status".
    const full = work.fulfilment.status === "picked" || work.fulfilment.status === "packed";
    const planned = work.fulfilment.status === "planned";
    if (!full) refuseIf(whyNotWork(planned ? "startPicking" : "finishPicking", work.fulfilment, work.order));
    const scan = readScan(code);
    if (scan.fault) throw refused({ work, own, code }, scan.fault, null);
    const unit = await unitScanned(ctx, own, code);
    if (unit && "refused" in unit) throw refused({ work, own, code }, unit.refused, unit.line);
    const match = unit ?? whichLine(own.lines, code);
    if (!match) return takePack(ctx, { work, own, code }, planned);
    if ("refused" in match) {
      const known = work.lines.find(({ sku }) => sku === match.refused.params?.sku);
      throw refused({ work, own, code }, match.refused, known ?? null);
    }
    const { line } = match;
    // Which one it is has to be known: the product's own code says too little.
    if (line.tracksSerials && !unit) throw refused({ work, own, code }, reason("scan.serial_needed", { sku: line.sku }), line);
    const lot = await wrongLot(ctx, line, scan);
    if (lot) throw refused({ work, own, code }, lot, line);
    if (planned) await begin(ctx, work);
    const serial = unit ? unit.serial : null;
    if (serial) await takeNamed(ctx, work, new Map([[line.id, 1]]), [{ sku: line.sku, serials: [serial] }]);
    const told = { lineId: line.id, sku: line.sku, ...(serial ? { serial } : {}) };
    await savePicked(ctx, work, new Map([[line.id, 1]]), { type: "fulfilment.unit_scanned", data: told });
    return { line: seen(line), next: nextOf(own), status: work.fulfilment.status };
  });
}

/** A box takes as many units as it holds, or none; a code that is no box's is a strange one. */
async function takePack(ctx: Context, scanned: Scanned, planned: boolean): Promise<ScanResult> {
  const { work, own, code } = scanned;
  const pack = await packScanned(ctx, code);
  const match = pack && whichLines(own.lines, pack);
  if (!pack || !match) throw await strange(ctx, scanned, pack && { sku: pack.sku, name: pack.title });
  const [first] = "taken" in match ? [...match.taken.keys()] : work.lines.filter(({ productId }) => productId === pack.productId);
  if ("refused" in match || !first)
    throw refused(scanned, "refused" in match ? match.refused : whyStrange(code, null, null), first ?? null);
  if (first.tracksSerials) throw refused(scanned, reason("scan.serial_needed", { sku: first.sku }), first);
  const lot = await wrongLot(ctx, first, readScan(code));
  if (lot) throw refused(scanned, lot, first);
  if (planned) await begin(ctx, work);
  const taken = new Map([...match.taken].map(([line, units]) => [line.id, units]));
  const told = { lineId: first.id, sku: first.sku, pack: pack.name, units: pack.units, taken: Object.fromEntries(taken) };
  await savePicked(ctx, work, taken, { type: "fulfilment.unit_scanned", data: told });
  return { line: seen(first), next: nextOf(own), status: work.fulfilment.status };
}

/** A code that names its lot is held against those that the line is to take, first expired, first out. */
async function wrongLot(ctx: Context, line: WorkLine, scan: Scan): Promise<Reason | null> {
  if (!line.tracksLots || !scan.lot) return null;
  const suggested = await suggestLots(ctx, [line]);
  return whyNotLot(suggested.get(line.id) ?? [], { lot: scan.lot, expiresOn: scan.expiresOn }, await todayOf(ctx));
}

type Scanned = { work: Work; own: Work; code: string };

type Facts = Pick<WorkLine, "sku" | "name" | "barcode" | "picture" | "bin">;

async function strange(ctx: Context, scanned: Scanned, pack: { sku: string; name: string } | null): Promise<Refusal> {
  const { warehouseId } = scanned.work.fulfilment;
  const product = await productScanned(ctx, scanned.code, warehouseId);
  const bin = product ? null : await binScanned(ctx, scanned.code, warehouseId);
  return refused(scanned, whyStrange(scanned.code, product ?? pack, bin), product);
}

function refused({ work, own, code }: Scanned, why: Reason, scanned: Facts | null): Refusal {
  const { id, number, warehouseId } = work.fulfilment;
  const needed = nextOf(own);
  return refusedScan(
    why,
    { task: { kind: "pick", id, number }, warehouseId, code, expected: needed?.sku },
    { scanned: scanned && facts(scanned), needed },
    (ctx) => record(ctx, factOf(work, "scan.refused", { reason: why.code, ...why.params })),
  );
}

const facts = ({ sku, name, barcode, picture, bin }: Facts) => ({ sku, name, barcode, picture, bin });
const seen = (line: WorkLine) => ({ ...facts(line), lineId: line.id, quantity: line.quantity, picked: line.picked });

function nextOf({ lines }: Work): ReturnType<typeof seen> | null {
  const next = lines.find((line) => line.picked < line.quantity);
  return next ? seen(next) : null;
}

function inOrderOf(ids: readonly string[], lines: readonly WorkLine[]): WorkLine[] {
  return ids.flatMap((id) => lines.find((line) => line.id === id) ?? []);
}
