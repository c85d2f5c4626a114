import { type Reason, reason } from "@/lib/reason";
import { askCarrier, type CarrierAnswer, type CarrierQuestion, KeysRefused, keysRefused } from "../ask-carrier";
import { type CarrierAccount, CarrierUnavailable, type Label } from "../port";
import type { BoxberrySecrets, BoxberrySettings } from "./settings";

export type Boxberry = CarrierAccount<BoxberrySettings, BoxberrySecrets>;

/** What a method gave, or Boxberry's own words of refusal. */
export type Said = { body: unknown } | { complaint: string };

type Params = Readonly<Record<string, string | number | undefined>>;

/** A method that is asked by the address, as most are. */
export function ask(account: Boxberry, method: string, params: Params = {}): Promise<Said> {
  return put(account, { path: "", query: { token: account.secrets.token, method, ...params } });
}

/** A method that wants a list, and so JSON. */
export function askByJson(account: Boxberry, method: string, params: object): Promise<Said> {
  return put(account, { path: "", body: { token: account.secrets.token, method, ...params } });
}

/** A method that wants its order as JSON in a form. */
export function askByForm(account: Boxberry, method: string, order: object): Promise<Said> {
  const body = new URLSearchParams({ token: account.secrets.token, method, sdata: JSON.stringify(order) });
  return put(account, { path: "", body });
}

async function put({ fetch, settings }: Boxberry, question: CarrierQuestion): Promise<Said> {
  const answer = await askCarrier(fetch, entranceOf(settings.baseUrl), question);
  if (keysRefused(answer.status)) throw new KeysRefused();
  return saidIn(answer);
}

/** Pure: errors come with status 200 as well, in four shapes. */
export function saidIn({ status, body }: Pick<CarrierAnswer, "status" | "body">): Said {
  const complaint = complaintIn(body) ?? (status >= 400 ? `HTTP ${status}` : null);
  if (complaint === null) {
    if (body === null || typeof body !== "object") throw new CarrierUnavailable("the answer could not be read", "maybe");
    return { body };
  }
  if (aboutTheToken.test(complaint)) throw new KeysRefused();
  return { complaint: complaint.slice(0, 500) };
}

const aboutTheToken = /токен|token|авториз|учетн\S+ запис|учётн\S+ запис|доступ\S* (к api )?(запрещ|закрыт|отключ)/i;

function complaintIn(body: unknown): string | null {
  const [first] = Array.isArray(body) ? body : [body];
  if (typeof first !== "object" || first === null) return null;
  const { err, error, message } = first as Record<string, unknown>;
  const words = [err, error].find((value) => typeof value === "string" && value.trim() !== "" && !/^(0|false)$/i.test(value.trim()));
  if (typeof words === "string" && !/^(1|true)$/i.test(words.trim())) return words.trim();
  const isError = words !== undefined || err === true || error === true || err === 1 || error === 1;
  return isError ? (typeof message === "string" && message.trim()) || "?" : null;
}

export const saidNo = (complaint: string): Reason => reason("carrier.said_no", { message: complaint });

/** People also write the bare host of the API. */
function entranceOf(baseUrl: string): string {
  const { origin, pathname } = new URL(baseUrl);
  return pathname === "/" ? `${origin}/json.php` : baseUrl;
}

/** A paper by the address that Boxberry named, which carries the token: never without encryption where the API has it. */
export async function fetchPdf(address: string, { fetch, settings }: Boxberry): Promise<Label | null> {
  if (!URL.canParse(address, settings.baseUrl)) throw new CarrierUnavailable("the address of the paper could not be read", "no");
  const url = new URL(address, settings.baseUrl);
  if (settings.baseUrl.startsWith("https:") && url.protocol === "http:") url.protocol = "https:";
  const { status, bytes } = await askCarrier(fetch, url.origin, {
    path: url.pathname + url.search,
    headers: { accept: "application/pdf" },
  });
  if (keysRefused(status)) throw new KeysRefused();
  // Boxberry names the address before the paper lies there.
  if (status === 404 || bytes.length === 0) return null;
  const isPdf = new TextDecoder("latin1").decode(bytes.subarray(0, 5)) === "%PDF-";
  if (status >= 300 || !isPdf) throw new CarrierUnavailable("the paper is no PDF", "no");
  return bytes;
}
