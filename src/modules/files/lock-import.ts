import { and, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";
import { notFound, refuseIf } from "@/platform/refusal";
import type { ImportState } from "./kinds";
import { whyNotImport } from "./rights";
import { fileImports } from "./tables";

export type ImportRow = typeof fileImports.$inferSelect;

export const one = (ctx: Context, id: string) => and(eq(fileImports.organizationId, ctx.actor.organizationId), eq(fileImports.id, id));

/** Locks an import for a change; null where it is gone or another organization's. */
export async function lockImportRow(ctx: Context, id: string): Promise<ImportRow | null> {
  const [row] = await ctx.db.select().from(fileImports).where(one(ctx, id)).for("update");
  return row ?? null;
}

/** Locks an import for somebody who wants to change it. Refuses what is absent, or another organization's, and who may not import such files. */
export async function lockImport(ctx: Context, id: string): Promise<ImportRow> {
  const row = await lockImportRow(ctx, id);
  if (!row) throw notFound("import");
  refuseIf(whyNotImport(ctx.actor, row.kind), "forbidden");
  return row;
}

/** Tells that an import has come further. */
export function tell(ctx: Context, { id, kind, name }: Pick<ImportRow, "id" | "kind" | "name">, state: ImportState, progress: object = {}) {
  return record(ctx, { type: `import.${eventOf[state]}`, subject: { kind: "import", id }, data: { kind, name, state, ...progress } });
}

const eventOf: Record<ImportState, string> = {
  mapping: "uploaded",
  checking: "progressed",
  checked: "checked",
  committing: "progressed",
  done: "committed",
  undoing: "progressed",
  undone: "undone",
  failed: "failed",
};
