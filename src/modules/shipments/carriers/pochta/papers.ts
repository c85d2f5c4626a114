import { joinPdfs } from "@/lib/join-pdfs";
import { type BookedRef, CarrierUnavailable, type Label } from "../port";
import { ask, isDone, type Pochta } from "./ask";
import { idsOf } from "./order";

/**
 * The address labels of a booking's parcels with what belongs to them (Ф7п, Е-1, Ф112ЭК: the Post chooses by the kind of mail). An
 * order that is in a batch already prints under another path.
 */
export async function label(booking: BookedRef, account: Pochta): Promise<Label | null> {
  const ids = idsOf(booking).map(encodeURIComponent);
  const files = await Promise.all(ids.map((id) => firstPdf([`backlog/${id}/forms`, `${id}/forms`, `${id}/f7pdf`], account)));
  const made = files.filter((file) => file !== null);
  return made.length === files.length ? inOne(made) : null;
}

/** The list of a batch that the post office signs (Ф103); null while it is being made. */
export async function listOf(batches: readonly string[], account: Pochta): Promise<Label | null> {
  const files = await Promise.all(batches.map((batch) => firstPdf([`${encodeURIComponent(batch)}/f103pdf`], account)));
  const made = files.filter((file) => file !== null);
  return made.length === files.length ? inOne(made) : null;
}

function inOne(files: readonly Label[]): Label | null {
  const [first] = files;
  if (!first || files.length === 1) return first ?? null;
  const joined = joinPdfs(files);
  if (!joined) throw new CarrierUnavailable("the forms could not be joined", "no");
  return new Uint8Array(joined);
}

/** The first of several forms that there is. */
export async function firstPdf(paths: readonly string[], account: Pochta): Promise<Label | null> {
  for (const path of paths) {
    const query = { "print-type": account.settings.printType };
    const answer = await ask(account, { path: `/1.0/forms/${path}`, query, headers: { accept: "application/pdf, application/json" } });
    if (!isDone(answer)) continue;
    const isPdf = new TextDecoder("latin1").decode(answer.bytes.subarray(0, 5)) === "%PDF-";
    if (isPdf) return answer.bytes;
  }
  return null;
}
