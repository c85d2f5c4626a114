import { z } from "zod";
import { zero } from "@/lib/decimal";
import { entry, list, record, text } from "@/lib/lenient";
import { reason } from "@/lib/reason";
import { money, unitsOf } from "../amounts";
import { ChannelTrouble, type Line } from "../line";
import type { IntakeLine, IntakeReturn } from "../port";
import { Problems } from "../problems";
import { askOzon, refusalOf } from "./ask";
import { productIdOf } from "./lines";

const pageSize = 500;
const maxPages = 100;

const wire = entry({
  id: text(40),
  posting_number: text(100),
  schema: text(20).catch(""),
  return_reason_name: text(300).catch(""),
  product: record({ sku: text(60), offer_id: text(200), name: text(500), quantity: money }),
  logistic: record({ final_moment: text(40) }),
  visual: record({ status: record({ sys_name: text(60) }), change_moment: text(40) }),
});
const page = z.object({ returns: list(z.unknown()), has_next: z.boolean().nullish() });

/** What comes back no more: received, or being looked at here, destroyed, paid for, called off. */
const over = /received|checkout|utili[sz]|compensat|cancel|reject/i;

/** A return as Ozon lists it, and the posting that it belongs to. */
export type RawReturn = { posting: string; body: unknown };

/**
 * The returns of postings that we sent, whose standing changed in that time. Ozon's filter is not relied upon: what is older is left
 * out here, too.
 */
export async function changedReturns(line: Line, { since, until }: { since: Date; until: Date }): Promise<RawReturn[]> {
  const filter = { visual_status_change_moment: { time_from: since.toISOString(), time_to: until.toISOString() } };
  const found: RawReturn[] = [];
  let last: string | number = 0;
  for (let asked = 0; asked < maxPages; asked++) {
    const answer = await askOzon(line, "/v1/returns/list", { filter, limit: pageSize, last_id: last });
    if (!answer.ok) throw new ChannelTrouble("rubbish", refusalOf(answer));
    const { data } = page.safeParse(answer.body);
    if (!data) throw new ChannelTrouble("rubbish", reason("channel.unreadable_answer"));
    for (const body of data.returns) {
      const { data: one } = wire.safeParse(body);
      if (!one?.posting_number || /^fbo$/i.test(one.schema)) continue;
      const at = new Date(one.visual.change_moment);
      if (!(at < since)) found.push({ posting: one.posting_number, body });
    }
    const id = wire.safeParse(data.returns.at(-1)).data?.id;
    if (!data.has_next || !id || id === String(last)) return found;
    last = /^\d{1,15}$/.test(id) ? Number(id) : id;
  }
  return found;
}

/** The returns that `poll` laid beside an order's postings, by the order's lines. */
export function returnsOf(bodies: unknown, lines: readonly IntakeLine[]): IntakeReturn[] {
  return (Array.isArray(bodies) ? bodies : []).flatMap((body): IntakeReturn[] => {
    const { data } = wire.safeParse(body);
    if (!data?.id) return [];
    const { product, logistic, visual } = data;
    const id = productIdOf(product);
    const own = lines.find((line) => line.externalProductId === id) ?? lines.find((line) => line.sku === product.offer_id);
    const name = own?.name || product.name || product.offer_id || `#${id}`;
    const quantity = unitsOf(product.quantity ?? zero, name, "returns.quantity", new Problems([]));
    const isOver = over.test(visual.status.sys_name) || (logistic.final_moment !== "" && !logistic.final_moment.startsWith("0001-"));
    return [
      {
        externalId: data.id,
        reason: data.return_reason_name,
        isOpen: !isOver,
        lines: [{ externalLineId: own?.externalLineId ?? id, name, quantity }],
      },
    ];
  });
}
