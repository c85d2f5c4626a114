import type { Line } from "../line";
import { refusedWith } from "../refused-with";
import type { DropOff, DropOffPaper } from "../telling";
import { campaignPath, failureOf } from "./connection";

/** Yandex's act of acceptance for the orders of today's shipment; of one warehouse where the campaign has several. It has no number of its own. */
export async function receptionAct(line: Line, { place }: DropOff): Promise<DropOffPaper> {
  const answer = await line.ask({
    path: campaignPath(line.settings, "/shipments/reception-transfer-act"),
    query: { warehouse_id: place ?? undefined },
    headers: { accept: "application/pdf" },
  });
  const failure = failureOf(answer);
  if (failure) return { outcome: "refused", reason: refusedWith(failure.words || `HTTP ${failure.status}`) };
  const isPdf = Buffer.from(answer.bytes.subarray(0, 5)).toString("latin1") === "%PDF-";
  return isPdf ? { outcome: "ready", number: null, paper: { bytes: answer.bytes, type: "application/pdf" } } : { outcome: "waiting" };
}
