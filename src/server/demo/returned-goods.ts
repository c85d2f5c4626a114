import { sql } from "drizzle-orm";
import { approveReturn, cancelReturn, closeReturn, rejectReturn, sendReturn } from "@/modules/returns/commands/decide-return";
import { exchangeReturn } from "@/modules/returns/commands/exchange-return";
import { receiveReturn } from "@/modules/returns/commands/receive-return";
import { refundReturn } from "@/modules/returns/commands/refund-return";
import { requestForBuyer } from "@/modules/returns/commands/request-for-buyer";
import { RequestForBuyer } from "@/modules/returns/inputs";
import type { CameCondition } from "@/modules/returns/return";
import type { Context } from "@/platform/context";
import type { EventActor } from "@/platform/outbox/tables";

const dayMs = 24 * 60 * 60 * 1000;

type Bought = { orderId: string; lineId: string; sku: string; units: number; warehouse: string };
type Act = (ctx: Context, returnId: string, bought: Bought) => Promise<unknown>;

const receive =
  (condition: CameCondition, units?: number): Act =>
  (ctx, returnId, { lineId, units: all, warehouse }) =>
    receiveReturn(ctx, { returnId, warehouse, note: null, lines: [{ lineId, quantity: units ?? all, condition }] });
const refund: Act = (ctx, returnId) =>
  refundReturn(ctx, { returnId, method: "card", reference: null, fiscalNumber: "9960440300981234 / 4817" });
const approve: Act = (ctx, returnId) => approveReturn(ctx, { returnId });
const send: Act = (ctx, returnId) => sendReturn(ctx, { returnId, trackingNumber: null });

/** One return in each state, by what happened to it day by day. */
const stories: readonly { because: string; note: string | null; days: number; units: 1 | 2; acts: readonly Act[] }[] = [
  { because: "damaged_on_the_way", note: "Коробка помята, чашка с трещиной", days: 0, units: 1, acts: [] },
  { because: "changed_mind", note: null, days: 1, units: 1, acts: [] },
  { because: "not_as_described", note: "Цвет темнее, чем на фото", days: 2, units: 1, acts: [approve] },
  { because: "wrong_item", note: null, days: 3, units: 1, acts: [approve, send] },
  { because: "changed_mind", note: null, days: 4, units: 2, acts: [approve, send, receive("sellable", 1)] },
  { because: "defective", note: "Протекает крышка", days: 4, units: 1, acts: [approve, send, receive("damaged")] },
  { because: "wrong_size", note: null, days: 5, units: 1, acts: [approve, send, receive("sellable"), refund] },
  {
    because: "wrong_item",
    note: null,
    days: 5,
    units: 1,
    acts: [
      approve,
      receive("sellable"),
      (ctx, returnId, { sku }) => exchangeReturn(ctx, { returnId, note: null, lines: [{ sku, quantity: 1 }] }),
    ],
  },
  {
    because: "changed_mind",
    note: null,
    days: 6,
    units: 1,
    acts: [approve, receive("sellable"), refund, (ctx, returnId) => closeReturn(ctx, { returnId })],
  },
  {
    because: "changed_mind",
    note: null,
    days: 2,
    units: 1,
    acts: [(ctx, returnId) => rejectReturn(ctx, { returnId, reason: "Чай вскрыт" })],
  },
  { because: "changed_mind", note: null, days: 3, units: 1, acts: [(ctx, returnId) => cancelReturn(ctx, { returnId })] },
];

/** What buyers of the demo shop send back, by the commands that buyers and staff use. */
export async function bringBack(ctx: Context, now: Date, operator: EventActor): Promise<void> {
  const bought = await lastBought(ctx);
  for (const { because, note, days, units, acts } of stories) {
    const at = bought.findIndex((one) => one.units >= units);
    const [one] = at < 0 ? [] : bought.splice(at, 1);
    if (!one) continue;
    const own = { ...one, units };
    const on = (day: number): Context => ({ ...ctx, now: () => new Date(now.getTime() - Math.max(0, day) * dayMs - 3_600_000) });
    const buyer: Context = { ...on(days), actor: { ...ctx.actor, kind: "buyer", id: null, name: "", role: "viewer" } };
    const wish = RequestForBuyer.parse({ lines: [{ lineId: one.lineId, quantity: units }], reason: because, note });
    const { id } = await requestForBuyer(buyer, { ...wish, orderId: one.orderId, photos: [] });
    for (const [step, act] of acts.entries()) {
      const desk: Context = { ...on(days - step - 1), actor: { ...ctx.actor, id: operator.id, name: operator.name, role: "manager" } };
      await act(desk, id, own);
    }
  }
}

/** Single products that buyers have got these days, paid for and not exchanged for anything yet; one of each order. */
async function lastBought(ctx: Context): Promise<Bought[]> {
  const { rows } = await ctx.db.execute<Bought>(sql`
    select distinct on (o.delivered_at, o.id) o.id as "orderId", l.id as "lineId", l.sku, l.delivered as units, w.code as warehouse
    from orders o
    join order_lines l on l.organization_id = o.organization_id and l.order_id = o.id and l.delivered > 0
    join products p on p.organization_id = l.organization_id and p.id = l.product_id and not p.is_bundle and not p.tracks_serials and not p.tracks_lots
    join fulfilments f on f.organization_id = o.organization_id and f.order_id = o.id and f.status = 'delivered'
    join warehouses w on w.organization_id = f.organization_id and w.id = f.warehouse_id
    where o.organization_id = ${ctx.actor.organizationId}::uuid and o.status = 'closed' and o.fulfilled_by = 'us' and o.paid_minor = o.total_minor
      and o.refunded_minor = 0 and o.customer_id is not null and o.shipping_address is not null
      and o.delivered_at > ${new Date(ctx.now().getTime() - 60 * dayMs).toISOString()}::timestamptz
    order by o.delivered_at desc, o.id, l.delivered desc limit 60`);
  return rows;
}
