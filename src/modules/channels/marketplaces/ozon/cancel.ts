import { z } from "zod";
import { entry, list, text } from "@/lib/lenient";
import type { Line } from "../line";
import type { Telling, Told } from "../telling";
import { askOzon, idOf, refusalOf } from "./ask";
import type { Memory } from "./memory";
import { sumOf } from "./parcels";

const reasons = z.object({
  result: list(entry({ id: text(20), title: text(300), type_id: text(40), is_available_for_cancellation: z.boolean().catch(true) })),
});
type CancelReason = z.infer<typeof reasons>["result"][number];

/** Ozon's own ids for the seller's "sold out" and "other"; they are used when its list cannot be had. */
const outOfStock = "352";
const other = "402";
const soldOut = /stock|sold[ _]?out|законч|налич|остат/i;

/** Cancels an order, or units of it, by the reason in Ozon's list that comes nearest to what staff said. */
export async function cancel(line: Line, telling: Telling, memory: Memory): Promise<Told> {
  const message = (telling.reason ?? "").trim().slice(0, 500) || `#${telling.orderNumber}`;
  const because = { cancel_reason_id: idOf(await reasonFor(line, telling.reason ?? "")), cancel_reason_message: message };
  const postings = memory.postings.length > 0 ? memory.postings : [telling.externalId];
  const parts = partsOf(telling, memory);
  if (parts) {
    for (const [posting, units] of Object.entries(parts)) {
      const items = Object.entries(units).map(([sku, quantity]) => ({ quantity, sku: idOf(sku) }));
      const failed = await put(line, "/v2/posting/fbs/product/cancel", { ...because, items, posting_number: posting });
      if (failed) return failed;
    }
    return { outcome: "told" };
  }
  for (const posting of postings) {
    const failed = await put(line, "/v2/posting/fbs/cancel", { ...because, posting_number: posting });
    if (failed) return failed;
  }
  return { outcome: "told" };
}

async function put(line: Line, path: string, body: unknown): Promise<Told | null> {
  const answer = await askOzon(line, path, body);
  if (answer.ok || answer.token === "POSTING_ALREADY_CANCELLED") return null;
  return { outcome: "refused", reason: refusalOf(answer) };
}

async function reasonFor(line: Line, words: string): Promise<string> {
  const answer = await askOzon(line, "/v2/posting/fbs/cancel-reason/list", {});
  const { data } = reasons.safeParse(answer.ok ? answer.body : null);
  const usable = (data?.result ?? []).filter(
    ({ type_id, is_available_for_cancellation }) => is_available_for_cancellation && type_id !== "buyer",
  );
  const same = usable.find(({ title }) => title.toLowerCase() === words.trim().toLowerCase());
  const wanted = soldOut.test(words) ? outOfStock : other;
  return same?.id ?? byId(usable, wanted)?.id ?? byId(usable, other)?.id ?? usable[0]?.id ?? wanted;
}

const byId = (usable: readonly CancelReason[], id: string) => usable.find((one) => one.id === id);

/** Units to cancel by posting; null when it is all that there is. Only what waits to be assembled can be cancelled in part. */
function partsOf({ lines }: Telling, { open }: Memory): Record<string, Record<string, number>> | null {
  const wanted = new Map(Object.entries(sumOf(lines)));
  const known = Object.values(open).flatMap((units) => Object.values(units));
  const total = known.reduce((sum, quantity) => sum + quantity, 0);
  const asked = [...wanted.values()].reduce((sum, quantity) => sum + quantity, 0);
  if (asked === 0 || total === 0 || asked >= total) return null;
  const parts: Record<string, Record<string, number>> = {};
  for (const [posting, units] of Object.entries(open)) {
    for (const [id, quantity] of Object.entries(units)) {
      const now = Math.min(quantity, wanted.get(id) ?? 0);
      if (now <= 0) continue;
      wanted.set(id, (wanted.get(id) ?? 0) - now);
      parts[posting] = { ...parts[posting], [id]: now };
    }
  }
  return parts;
}
