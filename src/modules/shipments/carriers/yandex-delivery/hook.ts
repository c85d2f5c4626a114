import { readBody } from "@/lib/parse-keeping-ids";
import type { CarrierHook, HookDelivery, HookNews } from "../abilities";
import type { YandexSecrets, YandexSettings } from "./settings";

/** Yandex signs nothing and names no status: a notice only says which claim to look at. */
export const hook: CarrierHook<YandexSettings, YandexSecrets> = { signed: false, verify: () => true, read: readNotice };

const claimShape = /^[\w-]{16,64}$/;

/** The claim stands behind our address; where a proxy moved it, in the body. */
function readNotice({ query, rawBody }: Pick<HookDelivery, "query" | "rawBody">): { topic: string; news: HookNews[] } {
  const body = readBody(rawBody);
  const told = typeof body === "object" && body !== null && "claim_id" in body ? body.claim_id : undefined;
  const claimId = [query["claim_id"], told].find((id): id is string => typeof id === "string" && claimShape.test(id));
  return claimId ? { topic: "claim", news: [{ carrierReference: claimId }] } : { topic: "", news: [] };
}
