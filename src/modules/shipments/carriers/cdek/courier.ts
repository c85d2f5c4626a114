import { reason } from "@/lib/reason";
import type { CourierCall, Granted } from "../abilities";
import { CarrierUnavailable } from "../port";
import { ask, askUntil, type Cdek, complainsOf, complaintsIn, isDone, saidNo } from "./ask";
import { doorOf, personOf } from "./book";
import { Acknowledged, IntakeAnswer, read } from "./wire";

/** Has a courier come for several parcels at once. The number is the one that CDEK's staff know, where it is out already. */
export async function callCourier(call: CourierCall & { key: string }, account: Cdek): Promise<Granted<{ reference: string }>> {
  const { date, from, until, place, contact, parcels, weightGrams, comment } = call;
  const door = await doorOf(place, account);
  if ("reason" in door) return { outcome: "refused", reason: door.reason };
  const answer = await ask(account, {
    path: "/intakes",
    body: {
      intake_date: date,
      intake_time_from: from,
      intake_time_to: until,
      name: `Посылки: ${parcels}`,
      weight: Math.max(1, Math.ceil(weightGrams)),
      ...(comment ? { comment } : {}),
      sender: { company: contact.name, ...personOf(contact, place.country) },
      ...door,
    },
  });
  const complaints = complaintsIn(answer.body);
  if (complainsOf(complaints, /intake_exists/)) return { outcome: "refused", reason: reason("carrier.courier_called_before", { date }) };
  if (complaints.length > 0 || !isDone(answer)) return { outcome: "refused", reason: saidNo(complaints, answer.status) };
  const uuid = read(Acknowledged, answer.body)?.entity.uuid;
  if (!uuid) throw new CarrierUnavailable("the answer could not be read", "maybe");
  const intake = await askUntil(() => lookUp(uuid, account), isSettled);
  const request = createdBy(intake);
  if (request?.state === "INVALID") return { outcome: "refused", reason: saidNo(request.errors) };
  return { outcome: "done", reference: intake?.entity.intake_number || uuid };
}

type Intake = IntakeAnswer | null;

const createdBy = (intake: Intake) => intake?.requests.find(({ type }) => type === "CREATE") ?? null;
const isSettled = (intake: Intake) => Boolean(intake?.entity.intake_number) || createdBy(intake)?.state === "INVALID";

/** The call is made by now: what cannot be read of it is no reason to say that it was not. */
async function lookUp(uuid: string, account: Cdek): Promise<Intake> {
  try {
    const answer = await ask(account, { path: `/intakes/${encodeURIComponent(uuid)}` });
    return isDone(answer) ? read(IntakeAnswer, answer.body) : null;
  } catch (error) {
    if (error instanceof CarrierUnavailable) return null;
    throw error;
  }
}
