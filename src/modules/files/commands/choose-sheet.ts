import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { notFound, Refusal, refuseIf } from "@/platform/refusal";
import { whyNotMove } from "../import-moves";
import { type ImportRow, lockImport, one, tell } from "../lock-import";
import { FileRefused } from "../reading/refused";
import { fileImports } from "../tables";
import { headIn } from "./upload-file";

/** Reads another sheet of a workbook: its headers are looked at anew, and mapped anew. */
export async function chooseSheet(ctx: Context, { importId, sheet }: { importId: string; sheet: string }): Promise<void> {
  const [row] = await ctx.db.select().from(fileImports).where(one(ctx, importId));
  if (!row) throw notFound("import");
  refuseIf(whyNotMove("chooseSheet", row));
  if (!row.sheets.includes(sheet)) throw new Refusal("invalid", reason("file.no_such_sheet", { name: sheet }));
  const head = await headOf(ctx, row, sheet);
  await inTransaction(ctx, async (ctx) => {
    const locked = await lockImport(ctx, importId);
    refuseIf(whyNotMove("chooseSheet", locked));
    await ctx.db
      .update(fileImports)
      .set({ ...head, state: "mapping", reason: null })
      .where(one(ctx, importId));
    await tell(ctx, locked, "mapping");
  });
}

async function headOf(ctx: Context, row: ImportRow, sheet: string) {
  try {
    return await headIn(ctx, { ...row, sheet });
  } catch (error) {
    throw error instanceof FileRefused ? new Refusal("invalid", error.reason) : error;
  }
}
