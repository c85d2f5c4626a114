import { type Reason, reason } from "@/lib/reason";
import { KeysRefused } from "../ask-carrier";
import { type BookedRef, type BookingRequest, type BookingResult, CarrierUnavailable } from "../port";
import { ask, isDone, lookUp, saidNo, type Yandex } from "./ask";
import { claimOf } from "./claim";
import { minorOf } from "./quote";
import { stageOf, wordsOf } from "./status";
import { type Claim, Claim as ClaimShape, read } from "./wire";

/** After so many claims that came to nothing a person looks at the parcel elsewhere. */
const mostClaims = 10;

/**
 * Makes a claim under our own key, which Yandex answers with one claim however often it is asked. A claim that died is answered too
 * and can never live again, so a parcel that is booked anew after it goes on to the next key: each of them holds one claim at most,
 * and a repeat walks the same way to the same one.
 */
export async function book(request: BookingRequest, account: Yandex): Promise<BookingResult> {
  try {
    const body = await claimOf(request, account);
    if ("reason" in body) return { outcome: "refused", reason: body.reason };
    for (let n = 1; n <= mostClaims; n++) {
      const request_id = n === 1 ? request.idempotencyKey : `${request.idempotencyKey}-${n}`;
      const answer = await ask(account, { path: "/claims/create", query: { request_id }, body });
      if (!isDone(answer)) return { outcome: "refused", reason: saidNo(answer) };
      const claim = read(ClaimShape, answer.body);
      if (!claim?.id) throw new CarrierUnavailable("the answer could not be read", "maybe");
      // A first call cannot meet an old claim; later ones look how it stands by now.
      const now = request.attempt > 1 ? ((await lookUp(claim.id, account)) ?? claim) : claim;
      if (stageOf(now.status) !== "dead") return { outcome: "accepted", carrierReference: claim.id };
      if (request.attempt <= 1) return { outcome: "refused", reason: whyDead(now) };
    }
    return { outcome: "refused", reason: reason("carrier.no_fitting_service") };
  } catch (error) {
    if (error instanceof KeysRefused) return { outcome: "refused", reason: reason("carrier.keys_refused") };
    throw error;
  }
}

/** Confirms a claim once its price is known, within the ten minutes that Yandex keeps it. Bought is what is confirmed. */
export async function poll({ carrierReference }: BookedRef, account: Yandex): Promise<BookingResult> {
  for (let look = 0; look < 2; look++) {
    const claim = await lookUp(carrierReference, account);
    if (!claim) throw new CarrierUnavailable("Yandex does not show the claim yet", "maybe");
    if (claim.status !== "ready_for_approval") return resultOf(claim, carrierReference);
    const body = { version: claim.version ?? 1 };
    const answer = await ask(account, { path: "/claims/accept", query: { claim_id: carrierReference }, body });
    if (isDone(answer)) {
      const accepted = read(ClaimShape, answer.body);
      return resultOf({ ...claim, status: accepted?.status || "accepted" }, carrierReference);
    }
    // Another version than the one that was looked at: once more with the new one. What is not confirmed costs nothing and lapses.
    if (answer.status !== 409 && answer.status !== 404) return { outcome: "refused", reason: saidNo(answer) };
  }
  throw new CarrierUnavailable("the claim keeps changing", "maybe");
}

/** What became of a booking. Pure. */
export function resultOf(claim: Claim, claimId: string): BookingResult {
  const stage = stageOf(claim.status);
  if (stage === "dead") return { outcome: "refused", reason: whyDead(claim) };
  if (stage === "unconfirmed" || stage === "unknown") return { outcome: "accepted", carrierReference: claimId };
  const { offer, final_price, currency } = claim.pricing;
  const priceMinor = minorOf(final_price || offer.price_with_vat || offer.price, currency || "RUB");
  const booked = { outcome: "booked", trackingNumber: claimId, carrierReference: claimId } as const;
  return priceMinor !== null && priceMinor > 0 ? { ...booked, priceMinor } : booked;
}

/** Why a claim came to nothing: in Yandex's words, or by its status. */
function whyDead({ status, error_messages }: Claim): Reason {
  const said = error_messages.map(({ message, code }) => message || code).filter(Boolean);
  return reason("carrier.said_no", { message: said.slice(0, 5).join("; ") || wordsOf(status) || status, code: status });
}
