import { type Reason, reason } from "@/lib/reason";
import { askCarrier, type CarrierAnswer, type CarrierQuestion, KeysRefused, keysRefused } from "../ask-carrier";
import { type CarrierAccount, CarrierUnavailable } from "../port";
import type { YandexSecrets, YandexSettings } from "./settings";
import { Claim, Complaint, read } from "./wire";

export type Yandex = CarrierAccount<YandexSettings, YandexSecrets>;

/** Every question to Yandex is a POST; what it is about often stands in the address. */
export async function ask({ fetch, settings, secrets }: Yandex, question: Omit<CarrierQuestion, "method">): Promise<CarrierAnswer> {
  const answer = await askCarrier(fetch, rootOf(settings.baseUrl), {
    ...question,
    method: "POST",
    body: question.body ?? {},
    headers: { authorization: `Bearer ${secrets.token}`, "accept-language": "ru" },
  });
  if (keysRefused(answer.status)) throw new KeysRefused();
  return answer;
}

/** The host of the API, or all of the address up to its version. */
function rootOf(baseUrl: string): string {
  const { origin, pathname } = new URL(baseUrl);
  return pathname === "/" ? `${origin}/b2b/cargo/integration/v2` : baseUrl;
}

export const isDone = ({ status }: CarrierAnswer) => status >= 200 && status < 300;

export const complaintIn = (body: unknown) => read(Complaint, body) ?? { code: "", message: "" };

/** Yandex's own words, with its code for those who ask its support. */
export function saidNo({ body, status }: Pick<CarrierAnswer, "body" | "status">): Reason {
  const { code, message } = complaintIn(body);
  return reason("carrier.said_no", { message: message || code || `HTTP ${status}`, code: code || `HTTP ${status}` });
}

/** A claim as Yandex tells it now; null when it knows of none. */
export async function lookUp(claimId: string, account: Yandex): Promise<Claim | null> {
  const answer = await ask(account, { path: "/claims/info", query: { claim_id: claimId } });
  if (answer.status === 404) return null;
  const claim = isDone(answer) ? read(Claim, answer.body) : null;
  if (!claim?.status) throw new CarrierUnavailable("the claim could not be read", "maybe");
  return claim;
}
