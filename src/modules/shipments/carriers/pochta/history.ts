import { SaxesParser } from "saxes";
import { askCarrier, KeysRefused } from "../ask-carrier";
import { CarrierUnavailable } from "../port";
import { type Pochta, rootOf } from "./ask";
import { type Operation, Operations, readList } from "./wire";

/** All operations over a parcel, from the Post's tracking service (SOAP 1.2, getOperationHistory). */
export async function historyOf(barcode: string, { fetch, settings, secrets }: Pochta): Promise<Operation[]> {
  const login = secrets.trackingLogin ?? secrets.login;
  const password = secrets.trackingPassword ?? secrets.password;
  const answer = await askCarrier(fetch, trackingRootOf(settings), {
    method: "POST",
    path: "/rtm34",
    headers: { "content-type": "application/soap+xml;charset=UTF-8", accept: "application/soap+xml, text/xml" },
    body: envelope(barcode, login, password),
  });
  const text = new TextDecoder().decode(answer.bytes);
  if (answer.status === 401 || answer.status === 403 || /<[^>]*AuthorizationFault/.test(text)) throw new KeysRefused();
  const operations = operationsIn(text);
  if (!operations) throw new CarrierUnavailable("the history could not be read", "no");
  return operations;
}

/** The Post tracks parcels at another host than it takes orders; what stands in for the Post has but one. */
function trackingRootOf({ baseUrl, trackingBaseUrl }: Pochta["settings"]): string {
  if (trackingBaseUrl) return trackingBaseUrl;
  return /(^|\.)pochta\.ru$/.test(new URL(baseUrl).hostname) ? "https://tracking.pochta.ru" : rootOf(baseUrl);
}

function envelope(barcode: string, login: string, password: string): string {
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope" xmlns:oper="http://russianpost.org/operationhistory"`,
    ` xmlns:data="http://russianpost.org/operationhistory/data"><soap:Header/><soap:Body><oper:getOperationHistory>`,
    `<data:OperationHistoryRequest><data:Barcode>${escaped(barcode)}</data:Barcode><data:MessageType>0</data:MessageType>`,
    `<data:Language>RUS</data:Language></data:OperationHistoryRequest>`,
    `<data:AuthorizationHeader soap:mustUnderstand="1"><data:login>${escaped(login)}</data:login>`,
    `<data:password>${escaped(password)}</data:password></data:AuthorizationHeader>`,
    `</oper:getOperationHistory></soap:Body></soap:Envelope>`,
  ].join("");
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
const escaped = (text: string) => text.replace(/[&<>"']/g, (char) => entities[char] ?? char);

type Node = { [name: string]: Node | string };
const deepest = 30;

/** The records of a history; null where the text is none. Names count without their prefixes. */
export function operationsIn(xml: string): Operation[] | null {
  const records: Node[] = [];
  let isHistory = false;
  try {
    const open: { name: string; node: Node; text: string }[] = [];
    const parser = new SaxesParser({ xmlns: false, position: false });
    parser.on("doctype", () => fail("a document type"));
    parser.on("error", (error) => fail(error.message));
    parser.on("opentag", ({ name }) => {
      if (open.length >= deepest) fail("too deep");
      const local = localName(name);
      if (local === "getOperationHistoryResponse") isHistory = true;
      open.push({ name: local, node: Object.create(null) as Node, text: "" });
    });
    const add = (text: string) => {
      const last = open.at(-1);
      if (last) last.text += text;
    };
    parser.on("text", add);
    parser.on("cdata", add);
    parser.on("closetag", () => {
      const closed = open.pop();
      const holder = open.at(-1);
      if (closed?.name === "historyRecord") records.push(closed.node);
      else if (closed && holder) holder.node[closed.name] = Object.keys(closed.node).length > 0 ? closed.node : closed.text;
    });
    parser.write(xml).close();
  } catch {
    return null;
  }
  return isHistory ? readList(Operations, records) : null;
}

function fail(message: string): never {
  throw new SyntaxError(message);
}

const localName = (name: string) => name.slice(name.indexOf(":") + 1);
