import { type Reason, reason } from "@/lib/reason";
import { askCarrier, type CarrierAnswer, type CarrierQuestion, KeysRefused, keysRefused } from "../ask-carrier";
import type { CarrierAccount } from "../port";
import type { PochtaSecrets, PochtaSettings } from "./settings";
import { Outcome, read } from "./wire";

export type Pochta = CarrierAccount<PochtaSettings, PochtaSecrets>;

/** Asks with the token of the application and the user's key. */
export async function ask(account: Pochta, question: CarrierQuestion): Promise<CarrierAnswer> {
  const { fetch, settings, secrets } = account;
  const key = Buffer.from(`${secrets.login}:${secrets.password}`, "utf8").toString("base64");
  const headers = {
    accept: "application/json;charset=UTF-8",
    ...(question.body === undefined ? {} : { "content-type": "application/json;charset=UTF-8" }),
    ...question.headers,
    authorization: `AccessToken ${secrets.accessToken}`,
    "x-user-authorization": `Basic ${key}`,
  };
  const answer = await askCarrier(fetch, rootOf(settings.baseUrl), { ...question, headers });
  if (keysRefused(answer.status)) throw new KeysRefused();
  return answer;
}

/** People also write the address with the version behind it, which is part of each path. */
export const rootOf = (baseUrl: string) => baseUrl.replace(/\/+$/, "").replace(/\/1\.0$/, "");

export const isDone = ({ status }: CarrierAnswer) => status >= 200 && status < 300;

export type Complaint = { position: number | null; code: string; message: string };

/** What the Post finds wrong: with single orders, or with the question as a whole. */
export function complaintsIn(body: unknown): Complaint[] {
  const answer = Array.isArray(body) ? null : read(Outcome, body);
  if (!answer) return [];
  const single = answer.errors.flatMap((problem): Complaint[] => {
    const position = problem.position ?? null;
    const codes = problem["error-codes"].map(({ code, description, details }) => ({
      position,
      code,
      message: [description, details].filter((words) => words !== "").join(": "),
    }));
    return codes.length > 0 ? codes : [{ position, code: problem["error-code"], message: problem["error-description"] }];
  });
  const code = answer["error-code"] || answer["sub-code"] || answer.code || answer.error;
  const message = answer.desc || answer.message;
  // A status of its own stands beside a message ("OK" too), so a message alone is no complaint.
  return code ? [...single, { position: null, code, message }] : single;
}

/** Words of the Post itself, short enough to be shown. */
export function saidNo(complaints: readonly Complaint[], answer?: CarrierAnswer): Reason {
  const messages = complaints.map(({ message, code }) => message || code).filter((words) => words !== "");
  const said = messages.length > 0 ? [...new Set(messages)].join("; ") : messageIn(answer);
  const code = complaints.find((complaint) => complaint.code !== "")?.code;
  return reason("carrier.said_no", { message: said.slice(0, 300), ...(code ? { code } : {}) });
}

function messageIn(answer: CarrierAnswer | undefined): string {
  const { message = "", desc = "" } = (answer && read(Outcome, answer.body)) ?? {};
  return desc || message || `HTTP ${answer?.status ?? ""}`.trim();
}
