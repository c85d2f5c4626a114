import fc from "fast-check";
import { expect, test } from "vitest";
import { aFile } from "@/testing/tables";
import { csvRow } from "../exports/csv-row";
import { withoutGuard } from "../rows/cell";
import { delimiterOf } from "./delimiter";
import { readCsv } from "./read-csv";

const style = { delimiter: ";", decimal: "," };

async function rowsOf(content: string | Uint8Array): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const { cells } of readCsv(await aFile(content))) rows.push(cells);
  return rows;
}

test.each([
  ["semicolons", "Артикул;Цена\nA;1,5\nB;2,5\n", ";"],
  ["commas", 'sku,price\nA,"1,5"\nB,"2,5"\n', ","],
  ["tabs", "sku\tprice\nA\t1,5\nB\t2,50\n", "\t"],
])("%s part the cells", (_, text, sign) => {
  expect(delimiterOf(text)).toBe(sign);
});

test("the encodings of Windows and of the web, with a mark and without", async () => {
  const text = "Артикул;Название\nA;Чай «Ёлка»\n";
  const cp1251 = Buffer.from("c0f0f2e8eaf3eb3bcde0e7e2e0ede8e50a413bd7e0e920abb8ebeae0bb0a", "hex");
  expect(await rowsOf(text)).toEqual(await rowsOf(`\ufeff${text}`));
  expect(await rowsOf(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]))).toEqual(await rowsOf(text));
  expect(await rowsOf(cp1251)).toEqual([
    ["Артикул", "Название"],
    ["A", "Чай «ёлка»"],
  ]);
});

test("whatever is exported is read as it was", async () => {
  // A spreadsheet ends a line in a cell by LF; a cell of blanks alone says nothing.
  const cell = fc.string({ unit: "grapheme", maxLength: 12 }).map((text) => text.replaceAll("\r", "").replaceAll("\ufeff", ""));
  const tricky = fc.constantFrom("=1+1", "+7 916", "-5", "@x", "\tx", 'a"b', "a;b", "a\nb", "'=x", "''", "Ёж");
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.oneof(cell, tricky), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
      async (rows) => {
        const text = `\ufeff${[["a", "b", "c"], ...rows].map((row) => csvRow(row, style)).join("")}`;
        const read = (await rowsOf(text)).slice(1).map((cells) => cells.map(withoutGuard));
        expect(read).toEqual(rows);
      },
    ),
    { numRuns: 40 },
  );
});

test("nothing that a spreadsheet would run begins a cell", () => {
  for (const cell of ["=cmd()", "+1", "-1", "@a", "\t=1", "\r=1", "'=1"]) expect(csvRow([cell], style)).toMatch(/^"?'/);
});

test("a row of a million cells, and one without an end, are refused (S54)", async () => {
  await expect(rowsOf(`a,b\n${",".repeat(999_999)}\n`)).rejects.toMatchObject({ reason: { code: "file.too_many_columns" } });
  await expect(rowsOf(`a;b\n"${"x".repeat(3_000_000)}`)).rejects.toMatchObject({ reason: { code: "file.row_too_long" } });
});
