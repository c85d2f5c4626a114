import { and, eq } from "drizzle-orm";
import { newId } from "@/lib/ids";
import type { Context } from "@/platform/context";
import { financeReports } from "./tables";

export const keptUnmatched = 1_000;

type Written = Pick<
  typeof financeReports.$inferSelect,
  "connectionId" | "name" | "source" | "rows" | "matched" | "unmatchedCount" | "unmatched"
>;

/** Writes how a report was read; the same name of a connection is the same report. Answers its id. */
export async function writeReport(ctx: Context, report: Written): Promise<string> {
  const { organizationId, name: by } = ctx.actor;
  const said = { ...report, by, importedAt: ctx.now() };
  await ctx.db
    .insert(financeReports)
    .values({ organizationId, id: newId(), ...said })
    .onConflictDoUpdate({ target: [financeReports.organizationId, financeReports.connectionId, financeReports.name], set: said });
  const [row] = await ctx.db
    .select({ id: financeReports.id })
    .from(financeReports)
    .where(
      and(
        eq(financeReports.organizationId, organizationId),
        eq(financeReports.connectionId, report.connectionId),
        eq(financeReports.name, report.name),
      ),
    );
  if (!row) throw new Error("the report was not written");
  return row.id;
}
