import { and, eq } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import { applyMovements, lockLevels } from "@/modules/inventory/levels";
import { checkouts, reservations } from "@/modules/inventory/tables";
import type { Context } from "@/platform/context";
import { brokenConstraint, inTransaction, LostRace } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import type { ReserveForCheckout } from "../checkouts/inputs";
import { type CheckoutAnswer, checkoutAnswer, freeCheckout, lockCheckout } from "../checkouts/lock-checkout";
import { PlaceOrder } from "../inputs";
import { readFacts } from "../placing/facts";
import { planOrder } from "../placing/plan";

/**
 * Keeps units for a buyer at the till, all of them or none, until an order is made of them or the time is over.
 * Refuses an unknown channel or SKU, and what is not there. An open checkout of the same reference answers as it is.
 */
export function reserveForCheckout(ctx: Context, input: ReserveForCheckout): Promise<{ created: boolean; checkout: CheckoutAnswer }> {
  return inTransaction(ctx, async (ctx) => {
    try {
      return await reserve(ctx, input);
    } catch (error) {
      if (brokenConstraint(error) === "checkouts_reference") throw new LostRace("its twin was faster");
      throw error;
    }
  });
}

async function reserve(ctx: Context, { channel: code, reference, lines, minutes }: ReserveForCheckout) {
  const { organizationId } = ctx.actor;
  // An order nobody places: only its goods count, by the same rules as if it were placed.
  const wish = PlaceOrder.parse({
    channel: code,
    customer: { name: "-" },
    lines: lines.map((line) => ({ ...line, unitPrice: 0 })),
    payment: { status: "paid" },
    onShortage: "reject",
  });
  const facts = await readFacts(ctx, [wish], []);
  const channel = facts.channels.get(code);
  if (!channel)
    throw new Refusal("invalid", reason("channel.unknown", { channel: code }), { errors: [{ path: "channel", message: "unknown" }] });
  const goods = wish.lines.flatMap((line) => facts.products.get(line.sku)?.parts.map((part) => part.productId) ?? []);
  if (reference !== null) {
    const [open] = await ctx.db
      .select({ id: checkouts.id, expiresAt: checkouts.expiresAt })
      .from(checkouts)
      .where(
        and(
          eq(checkouts.organizationId, organizationId),
          eq(checkouts.channelId, channel.id),
          eq(checkouts.reference, reference),
          eq(checkouts.state, "open"),
        ),
      );
    if (open && open.expiresAt > ctx.now()) return { created: false, checkout: await checkoutAnswer(ctx, open.id) };
    if (open) {
      const over = await lockCheckout(ctx, open.id);
      if (over.state === "open") await freeCheckout(ctx, over, { state: "expired", nextProductIds: goods });
    }
  }
  const levels = await lockLevels(ctx, goods);
  const plan = planOrder({ order: wish }, null, facts, levels.all(), ctx.now());
  const id = newId();
  const expiresAt = new Date(ctx.now().getTime() + minutes * 60_000);
  await ctx.db.insert(checkouts).values({ organizationId, id, channelId: channel.id, reference, lines, expiresAt });
  const kept = new Map<string, { warehouseId: string; productId: string; quantity: number }>();
  for (const { warehouse, lines } of plan.fulfilments) {
    for (const { productId, quantity } of lines) {
      const key = `${warehouse.id} ${productId}`;
      kept.set(key, { warehouseId: warehouse.id, productId, quantity: (kept.get(key)?.quantity ?? 0) + quantity });
    }
  }
  const rows = [...kept.values()];
  await ctx.db
    .insert(reservations)
    .values(rows.map((row) => ({ ...row, organizationId, id: newId(), checkoutId: id, kind: "soft" as const, expiresAt })));
  await applyMovements(
    ctx,
    levels,
    rows.map(({ warehouseId, productId, quantity }) => ({
      warehouseId,
      productId,
      kind: "reserved" as const,
      reservedDelta: quantity,
      cause: { kind: "checkout", id, key: `checkout:${id}` },
    })),
  );
  const productIds = [...new Set(rows.map((row) => row.productId))];
  await record(ctx, { type: "stock.changed", subject: { kind: "stock", id: newId() }, data: { productIds, cause: "reserved" } });
  return { created: true, checkout: await checkoutAnswer(ctx, id) };
}
