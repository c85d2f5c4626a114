import { reason } from "@/lib/reason";
import { type BookedRef, type CancelResult, CarrierUnavailable } from "../port";
import { ask, isDone, type OtherDay, saidNo } from "./ask";
import { lookUp } from "./book";
import { stageOf, statusOf } from "./status";
import { Cancelled, read } from "./wire";

/** Cancels an order that Yandex has not begun to carry. Cancelling goes on after the answer, so the order is looked at. */
export async function cancel({ carrierReference: request_id }: BookedRef, account: OtherDay): Promise<CancelResult> {
  const before = await lookUp({ request_id }, account);
  if (!before || stageOf(before.state.status) === "dead") return { outcome: "cancelled" };
  const status = statusOf(before.state.status);
  if (status !== "pre_transit" && status !== "unknown") return { outcome: "refused", reason: reason("carrier.already_moving") };
  const answer = await ask(account, { path: "/request/cancel", body: { request_id } });
  if (answer.status === 404) return { outcome: "cancelled" };
  if (!isDone(answer)) return { outcome: "refused", reason: saidNo(answer) };
  const said = read(Cancelled, answer.body);
  if (!said?.status) throw new CarrierUnavailable("the answer could not be read", "maybe");
  if (/^(CREATED|SUCCESS)/i.test(said.status)) return { outcome: "cancelled" };
  const message = said.description || said.reason || said.status;
  return { outcome: "refused", reason: reason("carrier.said_no", { message, code: said.reason || said.status }) };
}
