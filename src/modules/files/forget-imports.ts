import { and, inArray, lt, sql } from "drizzle-orm";
import type { Db } from "@/platform/db";
import { removeFile } from "./file-store";
import { fileImportErrors, fileImportItems, fileImports } from "./tables";

const day = 24 * 60 * 60 * 1000;
/** An upload that nobody took in; and what a batch that was taken in needs for its undoing, which holds buyers' names. */
const uploadsKeptDays = 7;
const itemsKeptDays = 30;

/** Forgets uploads that were left lying, and the rows of old batches: the history says still what became of them. For all organizations. */
export async function forgetImports({ db, now }: { db: Db; now: () => Date }): Promise<void> {
  const before = (days: number) => new Date(now().getTime() - days * day);
  const left = await db
    .delete(fileImports)
    .where(and(inArray(fileImports.state, ["mapping", "checked", "failed"]), lt(fileImports.createdAt, before(uploadsKeptDays))))
    .returning({ organizationId: fileImports.organizationId, id: fileImports.id });
  for (const file of left) await removeFile(file);
  for (const table of [fileImportItems, fileImportErrors])
    await db.execute(sql`
      delete from ${table} x using ${fileImports} f
      where f.organization_id = x.organization_id and f.id = x.import_id and f.state in ('done', 'undone')
        and f.committed_at < ${before(itemsKeptDays).toISOString()}::timestamptz`);
}
