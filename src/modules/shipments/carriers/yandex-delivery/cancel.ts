import { reason } from "@/lib/reason";
import { type BookedRef, type CancelResult, CarrierUnavailable } from "../port";
import { ask, complaintIn, isDone, lookUp, saidNo, type Yandex } from "./ask";
import { stageOf } from "./status";

const cancelled: CancelResult = { outcome: "cancelled" };
const alreadyMoving: CancelResult = { outcome: "refused", reason: reason("carrier.already_moving") };

/**
 * Cancels a claim while its courier has not taken the parcel. What costs money is cancelled only where the settings say so; goods
 * that a courier carries are never called back from here: that is a return, and a person's decision.
 */
export async function cancel({ carrierReference }: BookedRef, account: Yandex): Promise<CancelResult> {
  let isPaid = false;
  for (let look = 0; look < 3; look++) {
    const claim = await lookUp(carrierReference, account);
    const stage = claim ? stageOf(claim.status) : "dead";
    if (!claim || stage === "dead") return cancelled;
    if (stage === "moving" || stage === "over") return alreadyMoving;
    isPaid ||= claim.available_cancel_state === "paid";
    if (isPaid && !account.settings.paidCancellation) return { outcome: "refused", reason: reason("carrier.cancelling_costs") };
    const body = { version: claim.version ?? 1, cancel_state: isPaid ? "paid" : "free" };
    const answer = await ask(account, { path: "/claims/cancel", query: { claim_id: carrierReference }, body });
    if (isDone(answer) || answer.status === 404) return cancelled;
    // A claim that nobody confirms costs nothing and ends by itself within minutes.
    if (answer.status === 409 && stage === "unconfirmed")
      return (await isStillUnconfirmed(carrierReference, account)) ? cancelled : alreadyMoving;
    if (answer.status !== 409) return { outcome: "refused", reason: saidNo(answer) };
    if (/free_cancel/.test(complaintIn(answer.body).code)) isPaid = true;
  }
  throw new CarrierUnavailable("the claim keeps changing", "maybe");
}

async function isStillUnconfirmed(claimId: string, account: Yandex): Promise<boolean> {
  const claim = await lookUp(claimId, account);
  const stage = claim ? stageOf(claim.status) : "dead";
  return stage === "unconfirmed" || stage === "dead";
}
