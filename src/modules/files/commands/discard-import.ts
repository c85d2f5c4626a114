import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { refuseIf } from "@/platform/refusal";
import { removeFile } from "../file-store";
import { whyNotMove } from "../import-moves";
import { lockImport, one } from "../lock-import";
import { fileImports } from "../tables";

/** Forgets an upload that was not taken in, with its file. */
export async function discardImport(ctx: Context, importId: string): Promise<void> {
  const row = await inTransaction(ctx, async (ctx) => {
    const row = await lockImport(ctx, importId);
    refuseIf(whyNotMove("discard", row));
    await ctx.db.delete(fileImports).where(one(ctx, importId));
    await record(ctx, { type: "import.discarded", subject: { kind: "import", id: importId } });
    return row;
  });
  await removeFile(row);
}
