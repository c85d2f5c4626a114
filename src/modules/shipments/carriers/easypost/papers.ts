import { askCarrier } from "../ask-carrier";
import { type BookedRef, CarrierUnavailable, type Label } from "../port";
import { ask, type Easypost, isDone } from "./ask";
import { pathOf } from "./find";
import { read, Shipment } from "./wire";

/** The label as PDF: bought as one, or turned into one where a carrier prints pictures only. Null while there is none. */
export async function label({ carrierReference }: BookedRef, account: Easypost): Promise<Label | null> {
  const address = await labelAddress(pathOf(carrierReference), {}, account);
  const pdf = address ?? (await labelAddress(`${pathOf(carrierReference)}/label`, { file_format: "PDF" }, account));
  if (!pdf) return null;
  if (!URL.canParse(pdf)) throw new CarrierUnavailable("the label has no address", "no");
  // It lies on a host of files, which our key is none of the business of.
  const answer = await askCarrier(account.fetch, pdf, { path: "", headers: { accept: "application/pdf" } });
  const isPdf = new TextDecoder("latin1").decode(answer.bytes.subarray(0, 5)) === "%PDF-";
  if (!isDone(answer) || !isPdf) throw new CarrierUnavailable("the label is no PDF", "no");
  return answer.bytes;
}

async function labelAddress(path: string, query: Record<string, string>, account: Easypost): Promise<string | null> {
  const answer = await ask(account, { path, query });
  if (!isDone(answer)) return null;
  const { label_pdf_url, label_url, label_file_type } = read(Shipment, answer.body)?.postage_label ?? {};
  if (label_pdf_url) return label_pdf_url;
  return label_url && (label_file_type === "application/pdf" || /\.pdf($|\?)/i.test(label_url)) ? label_url : null;
}
