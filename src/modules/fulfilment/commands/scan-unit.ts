import type { Reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal, refuseIf } from "@/platform/refusal";
import { whyNotWork } from "../fulfilment";
import { binScanned, productScanned } from "../load-scanned";
import { factOf, lockFulfilment, type Work, type WorkLine } from "../lock-fulfilment";
import { savePicked } from "../save-picked";
import { whichLine, whyStrange } from "../scan";
import { begin } from "./start-picking";

export type ScanResult = {
  line: ReturnType<typeof seen>;
  /** Where to go now; null when the tote is full. */
  next: ReturnType<typeof seen> | null;
  status: string;
};

/**
 * One scanned code takes one unit into the tote. A wrong item, a unit too many, a bin's or an unknown code is refused with
 * what was scanned and what is needed, changes nothing, and is told with the worker's name in a transaction of its own.
 */
export async function scanUnit(ctx: Context, { fulfilmentId, code }: { fulfilmentId: string; code: string }): Promise<ScanResult> {
  const answer = await inTransaction(ctx, async (ctx): Promise<ScanResult | Refused> => {
    const work = await lockFulfilment(ctx, fulfilmentId);
    // A scan after the last unit is a unit too many, which says more than "wrong status".
    const full = work.fulfilment.status === "picked" || work.fulfilment.status === "packed";
    const planned = work.fulfilment.status === "planned";
    if (!full) refuseIf(whyNotWork(planned ? "startPicking" : "finishPicking", work.fulfilment, work.order));
    const match = whichLine(work.lines, code);
    if (!match) return strange(ctx, work, code);
    if ("refused" in match)
      return { work, why: match.refused, scanned: work.lines.find(({ sku }) => sku === match.refused.params?.sku) ?? null };
    const { line } = match;
    if (planned) await begin(ctx, work);
    const told = { lineId: line.id, sku: line.sku };
    await savePicked(ctx, work, new Map([[line.id, 1]]), { type: "fulfilment.unit_scanned", data: told });
    return { line: seen(line), next: nextOf(work), status: work.fulfilment.status };
  });
  if (!("why" in answer)) return answer;

  const { work, why, scanned } = answer;
  await inTransaction(ctx, (ctx) => record(ctx, factOf(work, "scan.refused", { reason: why.code, ...why.params })));
  throw new Refusal("conflict", why, { scanned: scanned && facts(scanned), needed: nextOf(work) });
}

type Facts = Pick<WorkLine, "sku" | "name" | "barcode" | "picture" | "bin">;
type Refused = { work: Work; why: Reason; scanned: Facts | null };

async function strange(ctx: Context, work: Work, code: string): Promise<Refused> {
  const { warehouseId } = work.fulfilment;
  const scanned = await productScanned(ctx, code, warehouseId);
  const bin = scanned ? null : await binScanned(ctx, code, warehouseId);
  return { work, why: whyStrange(code, scanned, bin), scanned };
}

const facts = ({ sku, name, barcode, picture, bin }: Facts) => ({ sku, name, barcode, picture, bin });
const seen = (line: WorkLine) => ({ ...facts(line), lineId: line.id, quantity: line.quantity, picked: line.picked });

function nextOf({ lines }: Work): ReturnType<typeof seen> | null {
  const next = lines.find((line) => line.picked < line.quantity);
  return next ? seen(next) : null;
}
