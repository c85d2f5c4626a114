import { sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { refreshIncoming } from "../arrivals/refresh-incoming";
import { applyMovements, explainLevels, lockLevels, type Movement } from "../levels";
import { unsellable } from "../stock";
import type { Condition } from "../tables";

type Sums = Record<"on_hand" | "reserved" | "damaged" | "quarantine" | "in_check" | "put_back" | "kept" | "tasks" | "incoming", number>;

/** Which checks a level failed under its lock, and which of them were put right. */
export type RepairedLevel = { repaired: Set<string>; impossible: Set<string>; movements: number };

const nothing = (): RepairedLevel => ({ repaired: new Set(), impossible: new Set(), movements: 0 });

/**
 * Makes one level and its ledger agree, by further rows in the ledger: what the level says against its movements is taken as
 * true and explained (people counted and sold by it); what is reserved, put back or announced follows its own records. All of
 * it is worked out again under the level's lock, so that what is right by now stays as it is.
 */
export function repairLevel(ctx: Context, place: { warehouseId: string; productId: string }, auditId: string): Promise<RepairedLevel> {
  return inTransaction(ctx, async (ctx) => {
    const { warehouseId, productId } = place;
    const levels = await lockLevels(ctx, [productId], [warehouseId]);
    const [level] = levels.all();
    const done = nothing();
    if (!level) return done;
    const sums = await sumsOf(ctx, place);
    const own = (check: string) => ({ ...place, cause: { kind: "audit", id: auditId, key: `audit:${auditId}:${check}` }, reason: check });

    const explained: Movement[] = [];
    if (level.onHand !== sums.on_hand) explained.push({ ...own("on_hand"), kind: "adjusted", quantity: level.onHand - sums.on_hand });
    if (level.reserved !== sums.reserved) explained.push({ ...own("reserved_by_ledger"), ...reserving(level.reserved - sums.reserved) });
    const apart = [
      ["damaged", level.damaged, sums.damaged],
      ["quarantine", level.quarantine, sums.quarantine],
      ["in_check", level.inCheck, sums.in_check],
      ["put_back", level.putBack, sums.put_back],
    ] as const satisfies readonly (readonly [Condition, number, number])[];
    for (const [condition, held, moved] of apart)
      if (held !== moved)
        explained.push({
          ...own("conditions"),
          cause: { ...own("conditions").cause, key: `audit:${auditId}:conditions:${condition}` },
          kind: "condition_changed",
          condition,
          conditionDelta: held - moved,
        });
    await explainLevels(ctx, levels, explained);
    for (const movement of explained) done.repaired.add(movement.reason ?? "");

    const corrected: Movement[] = [];
    const toReserve = sums.kept - level.reserved;
    const toPutBack = sums.tasks - level.putBack;
    // More promised than lies there: only a count can tell what there is to promise, and it makes the newest orders wait.
    const fits = sums.kept + unsellable(level) + toPutBack <= level.onHand;
    if (toReserve !== 0) corrected.push({ ...own("reserved_by_reservations"), ...reserving(toReserve) });
    if (toPutBack !== 0)
      corrected.push({ ...own("put_back_tasks"), kind: "condition_changed", condition: "put_back", conditionDelta: toPutBack });
    if (fits) await applyMovements(ctx, levels, corrected);
    for (const movement of corrected) (fits ? done.repaired : done.impossible).add(movement.reason ?? "");
    done.movements = explained.length + (fits ? corrected.length : 0);

    if (level.incoming !== sums.incoming) {
      await refreshIncoming(ctx, [place]);
      done.repaired.add("incoming");
    }
    if (done.repaired.size > 0)
      await record(ctx, {
        type: "stock.changed",
        subject: { kind: "stock", id: auditId },
        warehouseId,
        data: { productIds: [productId], cause: "audit" },
      });
    return done;
  });
}

const reserving = (units: number) => ({ kind: units > 0 ? ("reserved" as const) : ("released" as const), reservedDelta: units });

async function sumsOf(ctx: Context, { warehouseId, productId }: { warehouseId: string; productId: string }): Promise<Sums> {
  const at = (alias: string) => {
    const column = (name: string) => sql`${sql.identifier(alias)}.${sql.identifier(name)}`;
    return sql`${column("organization_id")} = ${ctx.actor.organizationId} and ${column("warehouse_id")} = ${warehouseId} and ${column("product_id")} = ${productId}`;
  };
  const { rows } = await ctx.db.execute<Sums>(sql`
    select coalesce(sum(m.quantity), 0)::int as on_hand, coalesce(sum(m.reserved_delta), 0)::int as reserved,
      coalesce(sum(m.condition_delta) filter (where m.condition = 'damaged'), 0)::int as damaged,
      coalesce(sum(m.condition_delta) filter (where m.condition = 'quarantine'), 0)::int as quarantine,
      coalesce(sum(m.condition_delta) filter (where m.condition = 'in_check'), 0)::int as in_check,
      coalesce(sum(m.condition_delta) filter (where m.condition = 'put_back'), 0)::int as put_back,
      (select coalesce(sum(r.quantity), 0)::int from reservations r where ${at("r")} and r.state = 'open' and r.kind in ('hard', 'soft')) as kept,
      (select coalesce(sum(b.quantity - b.done), 0)::int from put_backs b where ${at("b")}) as tasks,
      (select coalesce(sum(e.quantity - e.received), 0)::int from expected_arrivals e where ${at("e")} and e.status = 'open') as incoming
    from stock_movements m where ${at("m")}`);
  const [sums] = rows;
  if (!sums) throw new Error("a sum has always one row");
  return sums;
}
