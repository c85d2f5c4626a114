import { eq } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { audit } from "@/modules/organizations/commands/audit";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import type { PutCourierSettings } from "./inputs";
import { courierSettings } from "./tables";

/** How the organization's own couriers work. */
export async function settingsOf(ctx: Context): Promise<{ asksCode: boolean; version: number }> {
  const [row] = await ctx.db
    .select({ asksCode: courierSettings.asksCode, version: courierSettings.version })
    .from(courierSettings)
    .where(eq(courierSettings.organizationId, ctx.actor.organizationId));
  return row ?? { asksCode: false, version: 0 };
}

/** Says whether buyers are asked for a code. Refuses a stale version. */
export function putCourierSettings(ctx: Context, { asksCode, version }: PutCourierSettings) {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId } = ctx.actor;
    const own = eq(courierSettings.organizationId, organizationId);
    // Written first, so that of two first changes at once the second waits for the first and finds its version.
    await ctx.db.insert(courierSettings).values({ organizationId, version: 0 }).onConflictDoNothing();
    const [row] = await ctx.db.select().from(courierSettings).where(own).for("update");
    if (!row) throw new Error("the settings vanished while they were written");
    if (row.version !== version) throw new Refusal("stale", reason("run.settings_stale"), { version: row.version });
    if (row.asksCode === asksCode) return { asksCode, version };
    await ctx.db
      .update(courierSettings)
      .set({ asksCode, version: version + 1, updatedAt: ctx.now() })
      .where(own);
    const subject = { kind: "organization", id: organizationId };
    await record(ctx, { type: "carrier.changed", subject, data: { asksCode } });
    await audit(ctx, { action: "courier.settings_changed", subject, data: { asksCode } });
    return { asksCode, version: version + 1 };
  });
}
