import { type Reason, reason } from "@/lib/reason";
import { askCarrier, type CarrierAnswer, type CarrierQuestion, KeysRefused, keysRefused } from "../ask-carrier";
import type { CarrierAccount } from "../port";
import type { EasypostSecrets, EasypostSettings } from "./settings";
import { Refused, read } from "./wire";

export type Easypost = CarrierAccount<EasypostSettings, EasypostSecrets>;

/** Asks with the key as the user's name and no password. */
export async function ask(account: Easypost, question: CarrierQuestion): Promise<CarrierAnswer> {
  const authorization = `Basic ${Buffer.from(`${account.secrets.apiKey}:`).toString("base64")}`;
  const asked = { ...question, headers: { ...question.headers, authorization } };
  const [first, second] = rootsOf(account.settings.baseUrl);
  const answer = await askCarrier(account.fetch, first, asked);
  if (keysRefused(answer.status)) throw new KeysRefused();
  if (answer.status !== 404 || !second) return answer;
  const again = await askCarrier(account.fetch, second, asked);
  if (keysRefused(again.status)) throw new KeysRefused();
  return again;
}

/** People also write the bare host of the API, where the version belongs behind it. What a host does not know it has not done. */
function rootsOf(baseUrl: string): [string, string?] {
  const root = baseUrl.replace(/\/+$/, "");
  return new URL(root).pathname === "/" ? [`${root}/v2`, root] : [root];
}

export const isDone = ({ status }: CarrierAnswer) => status >= 200 && status < 300;

/** The code of a "no"; empty in any other answer. */
export const codeIn = (body: unknown): string => read(Refused, body)?.error.code ?? "";

/** EasyPost's own words, with its code for those who ask its support. */
export function saidNo({ body, status }: Pick<CarrierAnswer, "body" | "status">): Reason {
  const error = read(Refused, body)?.error;
  const fields = (error?.errors ?? []).map(({ field, message }) => [field, message].filter(Boolean).join(": ")).filter(Boolean);
  const words = [...new Set([wordsOf(error?.message), ...fields])].map((said) => said.replace(/\.$/, "")).filter(Boolean);
  const code = error?.code || `HTTP ${status}`;
  return reason("carrier.said_no", { message: words.slice(0, 5).join("; ").slice(0, 1000) || code, code });
}

function wordsOf(message: unknown): string {
  if (typeof message === "string") return message.trim();
  if (Array.isArray(message)) return message.map(wordsOf).filter(Boolean).join("; ");
  return typeof message === "object" && message !== null ? wordsOf(Object.values(message)) : "";
}
