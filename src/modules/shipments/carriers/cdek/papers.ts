import { type BookedRef, CarrierUnavailable, type Label } from "../port";
import { ask, askUntil, type Cdek, complainsOf, complaintsIn, isDone } from "./ask";
import { memoryOf } from "./memory";
import { PrintForm, read } from "./wire";

/** CDEK keeps a form for an hour; asking for it again instead of looking would start its making anew. */
const asked = memoryOf<string>({ entries: 2000, forMs: 50 * 60_000 });

type Form = { path: string; wish: object };

const labelForm = ({ settings }: Cdek): Form => ({
  path: "/print/barcodes",
  wish: { copy_count: 1, format: settings.labelFormat, lang: "RUS" },
});
const waybillForm = (): Form => ({ path: "/print/orders", wish: { copy_count: 2, type: "tpl_russia" } });

/** The stickers for the parcels of an order, one page each. */
export function label(booking: BookedRef, account: Cdek): Promise<Label | null> {
  return formOf(labelForm(account), booking, account);
}

/** The waybill: a copy for the parcel and one for the sender. */
export function waybill(booking: BookedRef, account: Cdek): Promise<Label | null> {
  return formOf(waybillForm(), booking, account);
}

/** The order has changed: forms that were made before name the old address. */
export function forgetForms(booking: Pick<BookedRef, "carrierReference">, account: Cdek): void {
  for (const form of [labelForm(account), waybillForm()]) asked.drop(keyOf(form, booking, account));
}

const keyOf = ({ path, wish }: Form, { carrierReference }: Pick<BookedRef, "carrierReference">, { settings }: Cdek) =>
  JSON.stringify([settings.baseUrl, path, wish, carrierReference]);

/** Has a form made, and fetches it once it is; null while CDEK is at work on it. */
async function formOf(wanted: Form, booking: BookedRef, account: Cdek): Promise<Label | null> {
  const { path, wish } = wanted;
  const key = keyOf(wanted, booking, account);
  const uuid = asked.get(key) ?? (await order(path, { ...wish, orders: [{ order_uuid: booking.carrierReference }] }, account));
  if (uuid === null) return null;
  asked.put(key, uuid);
  const form = `${path}/${encodeURIComponent(uuid)}`;
  const state = await askUntil(() => stateOf(form, account), isOver);
  if (state === "READY") return fetchPdf(`${form}.pdf`, account);
  // What is not ready by then is looked at later; what is of no use any more is asked for anew.
  if (isOver(state)) asked.drop(key);
  if (state === "INVALID") throw new CarrierUnavailable("CDEK could not make the form", "no");
  return null;
}

const isOver = (state: string) => state === "READY" || state === "INVALID" || state === "REMOVED";

async function order(path: string, body: object, account: Cdek): Promise<string | null> {
  const answer = await ask(account, { path, body });
  const complaints = complaintsIn(answer.body);
  if (complainsOf(complaints, /not_ready|similar_request/)) return null;
  const uuid = isDone(answer) ? read(PrintForm, answer.body)?.entity.uuid : null;
  if (!uuid) throw new CarrierUnavailable(complaints[0]?.message || "CDEK did not take the order for a form", "no");
  return uuid;
}

async function stateOf(path: string, account: Cdek): Promise<string> {
  const answer = await ask(account, { path });
  if (!isDone(answer)) return "REMOVED";
  const form = read(PrintForm, answer.body);
  const codes = form?.entity.statuses.map(({ code }) => code) ?? [];
  // All states that it went through are told, in no order that the description names.
  return ["REMOVED", "INVALID", "READY"].find((code) => codes.includes(code)) ?? "PROCESSING";
}

async function fetchPdf(path: string, account: Cdek): Promise<Label> {
  const answer = await ask(account, { path, headers: { accept: "application/pdf" } });
  const isPdf = new TextDecoder("latin1").decode(answer.bytes.subarray(0, 5)) === "%PDF-";
  if (!isDone(answer) || !isPdf) throw new CarrierUnavailable("the form is no PDF", "no");
  return answer.bytes;
}
