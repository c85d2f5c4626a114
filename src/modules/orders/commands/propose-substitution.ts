import { and, eq } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import { products } from "@/modules/catalog/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal, refuseIf } from "@/platform/refusal";
import { changeSets } from "../changes/tables";
import { linesOf, lockOrder } from "../lock-order";
import { whyNot } from "../order-moves";
import { unreservedUnits } from "../reserve-waiting";
import type { ProposeSubstitution } from "../substitution/inputs";
import { proposedSet } from "../substitution/open-proposal";
import { substitutionOf } from "../substitution/proposal";
import { previewEdit } from "./edit-order";

/**
 * Offers the buyer another product for units that a line waits for. Nothing changes before they agree. Refuses a line that
 * lacks nothing, the same product, one that is not there in time, and a second question while the first waits for its answer.
 */
export function proposeSubstitution(ctx: Context, input: ProposeSubstitution & { orderId: string }): Promise<{ id: string }> {
  const { orderId, version, lineId, sku, price, note } = input;
  return inTransaction(ctx, async (ctx) => {
    const order = await lockOrder(ctx, orderId, version);
    const lines = await linesOf(ctx, orderId);
    refuseIf(whyNot("substitute", { ...order, lines }));
    const line = lines.find(({ id }) => id === lineId);
    if (!line) throw new Refusal("conflict", reason("order.unknown_line"));
    const missing = unreservedUnits(line);
    const units = input.units ?? missing;
    if (missing <= 0) throw new Refusal("conflict", reason("substitution.not_short", { sku: line.sku }));
    if (units > missing) throw new Refusal("conflict", reason("substitution.too_many", { sku: line.sku, most: missing }));
    if (line.sku === sku) throw new Refusal("conflict", reason("substitution.same_product"));
    if (await proposedSet(ctx, orderId)) throw new Refusal("conflict", reason("substitution.already_proposed"));

    const operations = substitutionOf(line, units, sku, price === "own" ? { ownMinor: await priceOf(ctx, sku) } : price);
    const preview = await previewEdit(ctx, { orderId, operations });
    if (preview.stock.some((effect) => effect.sku === sku && effect.backordered > 0))
      throw new Refusal("conflict", reason("substitution.not_in_stock", { sku }));
    const { kind, id: by, name } = ctx.actor;
    const id = newId();
    await ctx.db.insert(changeSets).values({
      organizationId: order.organizationId,
      id,
      orderId,
      kind: "substitution",
      status: "proposed",
      baseVersion: order.version,
      operations,
      preview,
      note,
      by: { kind, id: by, name },
    });
    await record(ctx, {
      type: "order.substitution_proposed",
      subject: { kind: "order", id: orderId, number: order.number },
      orderId,
      data: { changeSetId: id, sku: line.sku, substitute: sku, units, note },
    });
    return { id };
  });
}

async function priceOf(ctx: Context, sku: string): Promise<number> {
  const [product] = await ctx.db
    .select({ priceMinor: products.priceMinor })
    .from(products)
    .where(and(eq(products.organizationId, ctx.actor.organizationId), eq(products.sku, sku)));
  if (!product)
    throw new Refusal("invalid", reason("order.unknown_sku", { sku }), { errors: [{ path: "sku", message: "order.unknown_sku" }] });
  return product.priceMinor;
}
