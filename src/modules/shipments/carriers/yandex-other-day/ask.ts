import { parseDecimal, toMinor } from "@/lib/decimal";
import { decimalsOf } from "@/lib/money";
import { type Reason, reason } from "@/lib/reason";
import { askCarrier, type CarrierAnswer, type CarrierQuestion, KeysRefused, keysRefused } from "../ask-carrier";
import type { CarrierAccount } from "../port";
import type { OtherDaySecrets, OtherDaySettings } from "./settings";
import { Complaint, read } from "./wire";

export type OtherDay = CarrierAccount<OtherDaySettings, OtherDaySecrets>;

export async function ask({ fetch, settings, secrets }: OtherDay, question: CarrierQuestion): Promise<CarrierAnswer> {
  const headers = { authorization: `Bearer ${secrets.token}`, "accept-language": "ru", ...question.headers };
  const answer = await askCarrier(fetch, rootOf(settings.baseUrl), { ...question, headers });
  if (keysRefused(answer.status)) throw new KeysRefused();
  return answer;
}

/** The host of the platform, or all of the address up to its methods. */
function rootOf(baseUrl: string): string {
  const { origin, pathname } = new URL(baseUrl);
  return pathname === "/" ? `${origin}/api/b2b/platform` : baseUrl;
}

export const isDone = ({ status }: CarrierAnswer) => status >= 200 && status < 300;

export const complaintIn = (body: unknown) => read(Complaint, body) ?? { code: "", message: "" };

/** Yandex's own words, with its code for those who ask its support. */
export function saidNo({ body, status }: Pick<CarrierAnswer, "body" | "status">): Reason {
  const { code, message } = complaintIn(body);
  return reason("carrier.said_no", { message: message || code || `HTTP ${status}`, code: code || `HTTP ${status}` });
}

/** "225.7 RUB" in minor units; null for what is no sum. */
export function sumOf(words: string): { minor: number; currency: string } | null {
  const [amount = "", currency = "RUB"] = words.trim().split(/\s+/);
  const sum = parseDecimal(amount);
  if (sum === null || sum < 0n || !/^[A-Z]{3}$/.test(currency)) return null;
  const minor = Number(toMinor(sum, decimalsOf(currency)));
  return Number.isSafeInteger(minor) ? { minor, currency } : null;
}

/** The moment; null for what is none. */
export function instantOf(words: string): Date | null {
  const at = /^\d{4}-\d\d-\d\d/.test(words) ? new Date(words) : null;
  return at && !Number.isNaN(at.getTime()) ? at : null;
}
