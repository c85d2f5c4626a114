import { audit } from "@/modules/organizations/commands/audit";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { refuseIf } from "@/platform/refusal";
import { whyNotMove } from "../import-moves";
import { lockImport, one, tell } from "../lock-import";
import { fileImports } from "../tables";

const nothing = { new: 0, changed: 0, same: 0, refused: 0, undone: 0, kept: 0 };

/** Begins to take a checked file in; what was found wrong stays out. Refused where a dry run has not gone before, or found nothing to take. */
export function startCommit(ctx: Context, importId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const row = await lockImport(ctx, importId);
    refuseIf(whyNotMove("commit", row));
    await ctx.db
      .update(fileImports)
      .set({ state: "committing", cursor: 0, done: nothing, committedAt: ctx.now() })
      .where(one(ctx, importId));
    await queueRun(ctx, importId);
    const { kind, source, name, counts } = row;
    await audit(ctx, { action: "file.imported", subject: { kind: "import", id: importId }, data: { kind, source, name, ...counts } });
    await tell(ctx, row, "committing");
  });
}

/** Begins to take back what a file brought: what has been used or changed since stays, with why. */
export function startUndo(ctx: Context, importId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const row = await lockImport(ctx, importId);
    refuseIf(whyNotMove("undo", row));
    await ctx.db.update(fileImports).set({ state: "undoing", cursor: 0, finishedAt: null }).where(one(ctx, importId));
    await queueRun(ctx, importId);
    const { kind, source, name } = row;
    await audit(ctx, { action: "file.import_undone", subject: { kind: "import", id: importId }, data: { kind, source, name } });
    await tell(ctx, row, "undoing");
  });
}

const queueRun = (ctx: Context, importId: string) =>
  addJob(ctx, "run_file_import", { importId }, { key: importId, queue: `import:${importId}` });
