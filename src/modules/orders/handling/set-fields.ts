import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { Refusal } from "@/platform/refusal";
import { lockOrder, type OrderRow } from "../lock-order";
import { orderPolicy } from "../policies/order-policy";
import type { SetFields } from "./inputs";
import { saveHandling } from "./save-handling";

/**
 * Notes values under the names that the owner gave; null takes one off. Refuses a name that is neither the owner's nor on the
 * order from before. Its events name the fields, not what is in them.
 */
export function setFields(ctx: Context, { orderId, version, fields }: SetFields & { orderId: string }): Promise<OrderRow> {
  return inTransaction(ctx, async (ctx) => {
    const order = await lockOrder(ctx, orderId, version);
    const { policy } = await orderPolicy(ctx);
    const unknown = Object.keys(fields).find((name) => !policy.customFields.includes(name) && !(name in order.customFields));
    if (unknown !== undefined)
      throw new Refusal("invalid", reason("order.unknown_field", { name: unknown }), {
        errors: [{ path: `fields.${unknown}`, message: "order.unknown_field" }],
      });
    const next = { ...order.customFields };
    const changed = Object.entries(fields).filter(([name, value]) => (next[name] ?? null) !== value);
    if (changed.length === 0) return order;
    for (const [name, value] of changed) {
      if (value === null) delete next[name];
      else next[name] = value;
    }
    const names = changed.map(([name]) => name);
    return saveHandling(ctx, order, { customFields: next }, { type: "order.fields_changed", data: { fields: names } });
  });
}
