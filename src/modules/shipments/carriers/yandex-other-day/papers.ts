import { type BookedRef, CarrierUnavailable, type Label } from "../port";
import { ask, isDone, type OtherDay } from "./ask";

/** The stickers of an order's parcels, one page each; null while Yandex has none. */
export async function label({ carrierReference }: BookedRef, account: OtherDay): Promise<Label | null> {
  const answer = await ask(account, {
    path: "/request/generate-labels",
    body: { request_ids: [carrierReference], generate_type: "one", language: "ru" },
    headers: { accept: "application/pdf, application/json" },
  });
  if (!isDone(answer)) return null;
  const isPdf = new TextDecoder("latin1").decode(answer.bytes.subarray(0, 5)) === "%PDF-";
  if (!isPdf) throw new CarrierUnavailable("the label is no PDF", "no");
  return answer.bytes;
}
