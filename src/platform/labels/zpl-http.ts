import { z } from "@hono/zod-openapi";
import { PrinterFont } from "@/lib/printer-font";
import type { LabelPrinter } from "./label";

/** What a label printer needs beside the label. */
export const PrinterQuery = z.object({
  dpi: z.enum(["203", "300"]).default("203").openapi({ description: "The printer's head, in dots to the inch" }),
  font: PrinterFont.optional().openapi({
    description:
      "A font in the printer's memory that has your letters, such as E:TT0003M_.FNT for Cyrillic; without it the printer's font 0",
  }),
});

export const printerOf = ({ dpi, font }: z.infer<typeof PrinterQuery>): LabelPrinter => ({
  dpi: dpi === "203" ? 203 : 300,
  font: font ?? null,
});

/** An answer that a label printer takes as it is. */
export function zplResponse(zpl: string | Uint8Array, name: string): Response {
  const headers = {
    "content-type": "application/zpl; charset=utf-8",
    "content-disposition": `attachment; filename="${name}.zpl"`,
    "cache-control": "private, no-store",
  };
  return new Response(typeof zpl === "string" ? zpl : new Uint8Array(zpl), { headers });
}
