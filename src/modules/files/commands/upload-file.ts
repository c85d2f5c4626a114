import { and, eq } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { Refusal, refuseIf } from "@/platform/refusal";
import { pathOf, removeFile, storeFile } from "../file-store";
import { headerOf } from "../head";
import type { UploadFile } from "../inputs";
import type { FileFormat, ImportKind } from "../kinds";
import { tell } from "../lock-import";
import { guessMapping, presetOf } from "../mapping";
import { limits } from "../reading/limits";
import { readHead } from "../reading/read-file";
import { FileRefused } from "../reading/refused";
import { formatOf, magicBytes } from "../reading/sniff";
import { whyNotImport } from "../rights";
import { fileImports, fileMappings } from "../tables";

/**
 * Stores a file that is to be imported and looks at its head: what it is by its content, where its headers stand, which column
 * says what as far as they tell. Nothing is taken in yet. Refuses what is too large, no table, or made to do harm.
 */
export async function uploadFile(
  ctx: Context,
  { kind, source, name }: UploadFile,
  body: AsyncIterable<Uint8Array>,
): Promise<{ id: string }> {
  refuseIf(whyNotImport(ctx.actor, kind), "forbidden");
  const { organizationId, kind: by, id: byId, name: byName } = ctx.actor;
  const file = { organizationId, id: newId() };
  const stored = await storeFile(file, body, { most: limits.fileBytes, headBytes: magicBytes });
  if (!stored) throw new Refusal("too_large", reason("file.too_large", { megabytes: limits.fileBytes / 1024 / 1024 }));
  try {
    const format = formatOf(stored.head);
    const head = await headIn(ctx, { ...file, kind, source, format, sheet: null });
    return await inTransaction(ctx, async (ctx) => {
      await ctx.db.insert(fileImports).values({
        ...file,
        kind,
        source,
        name: plainName(name),
        bytes: stored.bytes,
        format,
        ...head,
        by: { kind: by, id: byId, name: byName },
        createdAt: ctx.now(),
      });
      await tell(ctx, { id: file.id, kind, name: plainName(name) }, "mapping");
      return { id: file.id };
    });
  } catch (error) {
    await removeFile(file);
    throw error instanceof FileRefused ? new Refusal("invalid", error.reason) : error;
  }
}

type Of = { organizationId: string; id: string; kind: ImportKind; source: string; format: FileFormat; sheet: string | null };

/** What the first rows of a stored file tell, with the mapping that its source had last time. Throws `FileRefused`. */
export async function headIn(ctx: Context, { organizationId, id, kind, source, format, sheet: wanted }: Of) {
  const { rows, sheets, sheet } = await readHead({ path: pathOf({ organizationId, id }), format, sheet: wanted });
  if (rows.length === 0) throw new FileRefused(reason("file.empty"));
  const { headerRow, columns } = headerOf(rows);
  const [saved] = await ctx.db
    .select({ headers: fileMappings.headers, settings: fileMappings.settings })
    .from(fileMappings)
    .where(and(eq(fileMappings.organizationId, organizationId), eq(fileMappings.kind, kind), eq(fileMappings.source, source)));
  const below = rows.filter(({ row }) => row > headerRow).slice(0, limits.sampleRows);
  return {
    sheets,
    sheet,
    headerRow,
    columns,
    sample: below.map(({ cells }) => columns.map((_, i) => storable(cells[i] ?? ""))),
    preset: presetOf(kind, columns)?.name ?? null,
    mapping: guessMapping(kind, columns, saved?.headers ?? null),
    settings: saved?.settings ?? {},
  };
}

const storable = (cell: string) => cell.slice(0, 120).replaceAll("\u0000", "").toWellFormed();

/** The last part of a path. */
function plainName(name: string): string {
  const last = name.toWellFormed().split(/[\\/]/).at(-1) ?? "";
  return (
    last
      .replace(/[\p{Cc}\p{Cf}]/gu, "")
      .trim()
      .slice(0, 200) || "file"
  );
}
