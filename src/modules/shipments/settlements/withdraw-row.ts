import { and, eq, notExists, sql } from "drizzle-orm";
import type { Reason } from "@/lib/reason";
import { withdrawPayment } from "@/modules/orders/commands/withdraw-payment";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import { settlementRegisters, settlementRows } from "./tables";
import { causeOf } from "./take-register";

/** Takes back what a register's row brought: its payment leaves the order, which opens again. Answers why it stays where it must. */
export async function withdrawRow(ctx: Context, rowId: string): Promise<Reason | null> {
  return inTransaction(ctx, async (ctx) => {
    const own = and(eq(settlementRows.organizationId, ctx.actor.organizationId), eq(settlementRows.id, rowId));
    const [row] = await ctx.db.select().from(settlementRows).where(own).for("update");
    if (!row) return null;
    if (row.orderId && row.bookedMinor > 0) {
      try {
        await withdrawPayment(ctx, { orderId: row.orderId, causeKey: causeOf(row.id) });
      } catch (error) {
        if (error instanceof Refusal) return error.reason;
        throw error;
      }
    }
    await ctx.db.delete(settlementRows).where(own);
    const register = and(
      eq(settlementRegisters.organizationId, ctx.actor.organizationId),
      eq(settlementRegisters.id, row.registerId),
      notExists(
        ctx.db
          .select({ one: sql`1` })
          .from(settlementRows)
          .where(
            and(
              eq(settlementRows.organizationId, settlementRegisters.organizationId),
              eq(settlementRows.registerId, settlementRegisters.id),
            ),
          ),
      ),
    );
    await ctx.db.delete(settlementRegisters).where(register);
    await record(ctx, { type: "settlement.taken_back", subject: { kind: "settlement", id: row.registerId } });
    return null;
  });
}
