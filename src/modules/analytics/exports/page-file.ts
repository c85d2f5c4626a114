import { eq } from "drizzle-orm";
import { type Cell, csvRow, csvStyleOf } from "@/modules/files/exports/csv-row";
import { xlsxStream } from "@/modules/files/exports/xlsx-stream";
import type { FileFormat } from "@/modules/files/kinds";
import { organizations } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import type { Locale } from "@/platform/i18n/locale";
import { askOfAddress } from "../figures/ask";
import { journeysOfAddress } from "../journeys/ask";
import { stockOfAddress } from "../stock/stock-figures";
import type { FileTable } from "./file-table";
import { carrierTables, fulfilmentTables } from "./journey-tables";
import { satisfactionTables } from "./rating-tables";
import type { ReportPage } from "./report-pages";
import { costTables, type PageTables, salesTables } from "./sales-tables";
import { stockTables } from "./stock-tables";

export type PageFile = { name: string; contentType: string; content: Buffer };

const contentTypes: Record<FileFormat, string> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

type Address = Record<string, string | undefined>;
type Wish = { page: ReportPage; address: Address; format: FileFormat; locale?: Locale };

/** All that a page of analytics shows for an address, as one file: its tables below one another. */
export async function pageFile(ctx: Context, { page, address, format, locale }: Wish): Promise<PageFile> {
  const language = locale ?? (await localeOf(ctx));
  const { span, tables } = await pageTables(ctx, page, address, language);
  return {
    name: `${page}-${span.from}-${span.to}.${format}`,
    contentType: contentTypes[format],
    content: await written(page, tables, format, language),
  };
}

function pageTables(ctx: Context, page: ReportPage, address: Address, locale: Locale): Promise<PageTables> {
  switch (page) {
    case "costs":
      return costTables(ctx, askOfAddress(address), locale);
    case "fulfilment":
      return fulfilmentTables(ctx, journeysOfAddress(address), locale);
    case "carriers": {
      const { stage, ...ask } = journeysOfAddress({ ...address, warehouse: undefined });
      return carrierTables(ctx, ask, locale);
    }
    case "stock":
      return stockTables(ctx, stockOfAddress(address), locale);
    case "satisfaction": {
      const { stage, carrier, ...ask } = journeysOfAddress(address);
      return satisfactionTables(ctx, ask, locale);
    }
    default:
      return salesTables(ctx, page, { ...askOfAddress(address), by: address.by }, locale);
  }
}

async function localeOf(ctx: Context): Promise<Locale> {
  const [organization] = await ctx.db
    .select({ locale: organizations.locale })
    .from(organizations)
    .where(eq(organizations.id, ctx.actor.organizationId));
  return organization?.locale === "en" ? "en" : "ru";
}

/** The tables below one another, an empty row between two. Figures of analytics are few: the whole of it is kept in memory. */
async function written(sheet: string, tables: readonly FileTable[], format: FileFormat, locale: Locale): Promise<Buffer> {
  const rows: (readonly Cell[])[] = tables.flatMap(({ title, head, rows }, i) => [...(i > 0 ? [[]] : []), [title], head, ...rows]);
  if (format === "csv") {
    const style = csvStyleOf(locale);
    // Excel takes a CSV without this mark for windows-1251.
    return Buffer.from(`\ufeff${rows.map((row) => csvRow(row, style)).join("")}`);
  }
  const pieces: Buffer[] = [];
  for await (const piece of xlsxStream(sheet, oneByOne(rows))) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function* oneByOne<T>(all: readonly T[]): AsyncGenerator<T> {
  yield* all;
}
