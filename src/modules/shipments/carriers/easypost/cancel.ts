import { type Reason, reason } from "@/lib/reason";
import { type BookedRef, type CancelResult, CarrierUnavailable } from "../port";
import { ask, type Easypost, isDone, saidNo } from "./ask";
import { isGivenBack, lookUp, pathOf } from "./find";
import { eventsIn } from "./track";
import { read, Shipment } from "./wire";

/** Gives the label back. The money follows in weeks; from then on nobody carries the parcel by it. */
export async function cancel({ carrierReference: id }: BookedRef, account: Easypost): Promise<CancelResult> {
  const answer = await ask(account, { path: `${pathOf(id)}/refund`, body: {} });
  if (answer.status === 404) return { outcome: "cancelled" };
  if (isDone(answer)) {
    const shipment = read(Shipment, answer.body);
    if (!shipment?.id) throw new CarrierUnavailable("the answer could not be read", "maybe");
    return resultOf(shipment, null);
  }
  // A label that was given back before is refused in words of its own.
  const shipment = await lookUp(id, account);
  return shipment ? resultOf(shipment, saidNo(answer)) : { outcome: "cancelled" };
}

/** Pure: what became of a label that was to be given back. */
export function resultOf(shipment: Shipment, refusal: Reason | null): CancelResult {
  if (isGivenBack(shipment)) return { outcome: "cancelled" };
  const hasLeft = eventsIn(shipment.tracker).some(({ status }) => status !== "unknown" && status !== "pre_transit");
  if (hasLeft) return { outcome: "refused", reason: reason("carrier.already_moving") };
  // Carriers who charge by the first scan have nothing to give back for a label that nobody scanned.
  if (!refusal && shipment.refund_status === "not_applicable") return { outcome: "cancelled" };
  return { outcome: "refused", reason: refusal ?? reason("carrier.label_not_taken_back") };
}
