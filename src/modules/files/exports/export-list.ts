import { eq } from "drizzle-orm";
import { dayOf } from "@/lib/dates";
import { newId } from "@/lib/ids";
import { audit } from "@/modules/organizations/commands/audit";
import { organizations } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import type { ExportKind, FileFormat } from "../kinds";
import { csvRow, csvStyleOf } from "./csv-row";
import type { Rows, Writing } from "./rows";
import { xlsxStream } from "./xlsx-stream";

const contentTypes: Record<FileFormat, string> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

type Wish = { what: ExportKind; format: FileFormat; filter: object; rows: (writing: Writing) => Rows };
export type Exported = { name: string; contentType: string; content: AsyncGenerator<Uint8Array> };

/** Writes a list out, row by row as it is read: of any length it takes a small memory. That somebody took it out stands in the audit log. */
export async function exportList(ctx: Context, { what, format, filter, rows }: Wish): Promise<Exported> {
  const [organization] = await ctx.db
    .select({ locale: organizations.locale, timezone: organizations.timezone })
    .from(organizations)
    .where(eq(organizations.id, ctx.actor.organizationId));
  if (!organization) throw new Error("the organization does not exist");
  await inTransaction(ctx, (ctx) =>
    audit(ctx, {
      action: "file.exported",
      subject: { kind: "export", id: newId() },
      data: { kind: what, format, filter: Object.keys(filter) },
    }),
  );
  const written = rows(organization);
  return {
    name: `${what}-${dayOf(ctx.now(), organization.timezone)}.${format}`,
    contentType: contentTypes[format],
    content: format === "csv" ? csvStream(written, organization.locale) : xlsxStream(what, written),
  };
}

async function* csvStream(rows: Rows, locale: string): AsyncGenerator<Uint8Array> {
  const style = csvStyleOf(locale);
  // Excel takes a CSV without this mark for windows-1251.
  let text = "\ufeff";
  for await (const row of rows) {
    text += csvRow(row, style);
    if (text.length < 16_384) continue;
    yield Buffer.from(text);
    text = "";
  }
  yield Buffer.from(text);
}
