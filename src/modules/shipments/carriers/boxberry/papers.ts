import type { Granted, Manifest } from "../abilities";
import { type BookedRef, CarrierUnavailable, type Label } from "../port";
import { ask, type Boxberry, fetchPdf, saidNo } from "./ask";
import { daysAround } from "./book";
import { Act, Acts, Checked, read } from "./wire";

/** The stickers of a parcel, one page for each of its boxes. */
export async function label({ carrierReference }: BookedRef, account: Boxberry): Promise<Label | null> {
  const said = await ask(account, "ParselCheck", { ImId: carrierReference });
  if ("complaint" in said) throw new CarrierUnavailable(said.complaint, "no");
  const address = read(Checked, said.body)?.label;
  return address ? fetchPdf(address, account) : null;
}

type Handover = { key: string; date: string; bookings: readonly BookedRef[] };

/** The act by which parcels are handed over. A repeat finds the act that was made: Boxberry takes a parcel into one act only. */
export async function manifest({ date, bookings }: Handover, account: Boxberry): Promise<Granted<Manifest>> {
  const tracks = bookings.map(({ carrierReference }) => carrierReference);
  const said = await ask(account, "ParselSend", { ImIds: tracks.join(","), shippingDate: date });
  if ("complaint" in said) {
    const before = await actOf(tracks, bookings, account);
    return before ? { outcome: "done", reference: before, document: null } : { outcome: "refused", reason: saidNo(said.complaint) };
  }
  const act = read(Act, said.body);
  const reference = act?.id || actIn(act?.label ?? "");
  if (!reference) throw new CarrierUnavailable("the answer could not be read", "maybe");
  return { outcome: "done", reference, document: null };
}

/** The act that holds exactly these parcels. */
async function actOf(tracks: readonly string[], bookings: readonly BookedRef[], account: Boxberry): Promise<string | null> {
  const [first] = bookings;
  if (!first) return null;
  const since = new Date(Math.min(...bookings.map(({ requestedAt }) => requestedAt.getTime())));
  const said = await ask(account, "ParselSendStory", daysAround(since, first.now));
  const acts = "body" in said && Array.isArray(said.body) ? (read(Acts, said.body) ?? []) : [];
  const wanted = [...tracks].sort().join();
  const found = acts.find(
    ({ track }) =>
      track
        .split(/[\s,]+/)
        .filter(Boolean)
        .sort()
        .join() === wanted,
  );
  return found ? actIn(found.label) : null;
}

/** The number of an act stands in the address of its paper. */
const actIn = (address: string): string | null => /[?&]upload_id=([\w-]+)/.exec(address)?.[1] ?? null;

/** The act as PDF, by its number; null while it is being made. */
export function manifestDocument(reference: string, account: Boxberry): Promise<Label | null> {
  const query = new URLSearchParams({ upload_id: reference, token: account.secrets.token });
  return fetchPdf(`/parcel-files/act?${query}`, account);
}
