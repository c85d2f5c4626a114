import { type Reason, reason } from "@/lib/reason";
import { accessToken, askCarrier, type CarrierAnswer, type CarrierQuestion, KeysRefused, keysRefused } from "../ask-carrier";
import { type CarrierAccount, CarrierUnavailable } from "../port";
import type { CdekSecrets, CdekSettings } from "./settings";
import { Acknowledged, type Complaint, read, Token } from "./wire";

export type Cdek = CarrierAccount<CdekSettings, CdekSecrets>;

/** Asks with a token, once more with a fresh one when the kept one is no longer taken. */
export async function ask(account: Cdek, question: CarrierQuestion): Promise<CarrierAnswer> {
  for (const renew of [false, true]) {
    const { root, token } = await entrance(account, renew);
    const headers = { ...question.headers, authorization: `Bearer ${token}` };
    const answer = await askCarrier(account.fetch, root, { ...question, headers });
    if (!keysRefused(answer.status)) return answer;
    if (answer.status === 403) break;
  }
  throw new KeysRefused();
}

/** The token and the address that gave it, which are kept together. */
async function entrance(account: Cdek, renew: boolean): Promise<{ root: string; token: string }> {
  const { settings, secrets } = account;
  const asked = ["cdek", settings.baseUrl, secrets.clientId, secrets.clientSecret];
  const kept = await accessToken(asked, () => fetchToken(account), { renew });
  const [root = "", token = ""] = kept.split(" ");
  return { root, token };
}

async function fetchToken(account: Cdek): Promise<{ token: string; validForSeconds: number }> {
  for (const root of rootsOf(account.settings.baseUrl)) {
    const answer = await askForToken(account, root);
    const given = answer.status < 300 ? read(Token, answer.body) : null;
    if (given?.access_token) return { token: `${root} ${given.access_token}`, validForSeconds: given.expires_in ?? 0 };
    // Wrong keys are told with 400 or 401, by the rules of OAuth.
    if (answer.status === 400 || keysRefused(answer.status)) throw new KeysRefused();
  }
  throw new CarrierUnavailable("no token was given", "no");
}

async function askForToken({ fetch, secrets }: Cdek, root: string): Promise<CarrierAnswer> {
  const { clientId, clientSecret } = secrets;
  const body = new URLSearchParams({ grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret });
  try {
    return await askCarrier(fetch, root, { path: "/oauth/token", body });
  } catch (error) {
    // Whatever was to follow has not been asked yet.
    if (error instanceof CarrierUnavailable) throw new CarrierUnavailable(error.message, "no", error.retryAfterMs);
    throw error;
  }
}

/** People also write the bare host of the API, where the version belongs behind it. */
function rootsOf(baseUrl: string): string[] {
  const root = baseUrl.replace(/\/+$/, "");
  return new URL(root).pathname === "/" ? [`${root}/v2`, root] : [root];
}

export const isDone = ({ status }: CarrierAnswer) => status >= 200 && status < 300;

/** What CDEK complains about in any of its answers: at the top, or in what became of a request. */
export function complaintsIn(body: unknown): Complaint[] {
  const answer = read(Acknowledged, body);
  if (!answer) return [];
  const all = [...answer.errors, ...answer.requests.flatMap(({ errors }) => errors)];
  return [...new Map(all.map((complaint) => [`${complaint.code} ${complaint.message}`, complaint])).values()];
}

export const complainsOf = (complaints: readonly Complaint[], codes: RegExp) => complaints.some(({ code }) => codes.test(code));

/** CDEK's own words, with its codes for those who ask its support. */
export function saidNo(complaints: readonly Complaint[], status?: number): Reason {
  const words = complaints.map(({ code, message }) => message || code).filter(Boolean);
  const code = complaints.map((complaint) => complaint.code).join(" ") || (status === undefined ? "" : `HTTP ${status}`);
  return reason("carrier.said_no", { message: words.slice(0, 5).join("; ") || code, code });
}

/** Asks until an answer settles the matter, for some seconds: CDEK does most things a moment after it has agreed to them. */
export async function askUntil<Answer>(look: () => Promise<Answer>, isSettled: (answer: Answer) => boolean): Promise<Answer> {
  let answer = await look();
  for (const ms of [300, 900, 1800]) {
    if (isSettled(answer)) break;
    await new Promise((resolve) => setTimeout(resolve, ms));
    answer = await look();
  }
  return answer;
}
