import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { aFile, workbookOf, zipOf } from "@/testing/tables";
import { readXlsx } from "./read-xlsx";
import { formatOf } from "./sniff";

async function rowsOf(content: Uint8Array, sheet: string | null = null): Promise<string[][]> {
  const book = await readXlsx(await aFile(content), sheet);
  const rows: string[][] = [];
  for await (const { cells } of book.rows) rows.push(cells);
  book.close();
  return rows;
}

const refusal = (content: Uint8Array, sheet: string | null = null) =>
  rowsOf(content, sheet).then(
    () => null,
    (error: { reason?: { code: string } }) => error.reason?.code ?? String(error),
  );

test("shared and inline texts, numbers, dates by their style, gaps between cells", async () => {
  const content = await workbookOf({
    shared: "<sst><si><t>Чай</t></si><si><r><t>Ко</t></r><r><t>фе</t></r><rPh><t>x</t></rPh></si></sst>",
    styles:
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy hh:mm"/><numFmt numFmtId="165" formatCode="[Red]0.00&quot;д&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>',
    rows: `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2" t="inlineStr"><is><t>a&amp;b</t></is></c></row>
      <row r="3"><c r="A3" s="1"><v>46349</v></c><c s="2"><v>46349.427083333336</v></c><c s="3"><v>0.30000000000000004</v></c><c><v>4.60123456789E+12</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row>`,
  });
  expect(await rowsOf(content)).toEqual([
    ["Чай", "", "Кофе", "a&b"],
    ["2026-11-23", "2026-11-23T10:15:00", "0.3", "4601234567890", "true", ""],
  ]);
});

test("what another program writes: texts, numbers, dates, switches, gaps", async () => {
  const written = await writeXlsxFile([
    [{ value: "Артикул" }, { value: "Цена" }, { value: "Дата" }, null, { value: "Продаётся" }],
    [{ value: "=1+1" }, { value: 1299.9 }, { value: new Date(Date.UTC(2026, 10, 23)), format: "dd.mm.yyyy" }, null, { value: true }],
  ]).toBuffer();
  expect(await rowsOf(written)).toEqual([
    ["Артикул", "Цена", "Дата", "", "Продаётся"],
    ["=1+1", "1299.9", "2026-11-23", "", "true"],
  ]);
});

test("a sheet is read by its name; one that is not there is refused", async () => {
  const content = await workbookOf({ rows: '<row><c t="inlineStr"><is><t>x</t></is></c></row>', sheets: ["A", "B"] });
  expect(await rowsOf(content, "B")).toEqual([["x"]]);
  expect(await refusal(content, "C")).toBe("file.no_such_sheet");
});

test("hostile workbooks are refused (S54)", async () => {
  const bomb = await workbookOf({ rows: '<row><c t="inlineStr"><is><t>x</t></is></c></row>'.repeat(600_000) });
  expect(bomb.length).toBeLessThan(1_000_000);
  expect(await refusal(bomb)).toMatch(/archive_bomb|too_many_rows/);
  expect(await refusal(await workbookOf({ rows: `<row>${"<c/>".repeat(1_000_000)}</row>` }))).toBe("file.too_many_columns");
  expect(await refusal(await workbookOf({ rows: '<row><c r="XFD1"><v>1</v></c></row>' }))).toBe("file.too_many_columns");
  expect(await refusal(await workbookOf({ rows: "", sheets: Array.from({ length: 400 }, (_, i) => `S${i}`) }))).toBe(
    "file.too_many_sheets",
  );
  expect(await refusal(await zipOf(Object.fromEntries(Array.from({ length: 2_100 }, (_, i) => [`${i}`, ""]))))).toBe(
    "file.archive_entries",
  );
  expect(await refusal(await zipOf({ "word/document.xml": "<x/>" }))).toBe("file.not_a_workbook");
  const doctype = '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY f SYSTEM "file:///etc/passwd">]>';
  expect(await refusal(await workbookOf({ rows: "", shared: `${doctype}<sst><si><t>&f;</t></si></sst>` }))).toBe("file.doctype");
  expect(await refusal(await workbookOf({ rows: "", shared: "<sst><si><t>&unknown;</t></si></sst>" }))).toBe("file.xml_broken");
  expect(await refusal(await zipOf({ "../evil.xml": "x" }).catch(() => Buffer.from("PK\u0003\u0004broken")))).toBe("file.archive_broken");
}, 30_000);

test("a directory that lies about sizes is not believed (S54)", async () => {
  const content = await workbookOf({ rows: '<row><c t="inlineStr"><is><t>x</t></is></c></row>'.repeat(50) });
  for (let at = content.indexOf("PK\u0001\u0002"); at >= 0; at = content.indexOf("PK\u0001\u0002", at + 4))
    content.writeUInt32LE(7, at + 24);
  expect(await refusal(content)).toMatch(/archive_broken/);
});

test("what it is counts, not how it is called (S54)", async () => {
  const own = await readFile(new URL(import.meta.url));
  expect(formatOf(own.subarray(0, 100))).toBe("csv");
  expect(formatOf(await workbookOf({ rows: "" }))).toBe("xlsx");
  const codeOf = (head: Uint8Array) => {
    try {
      return formatOf(head);
    } catch (error) {
      return (error as { reason: { code: string } }).reason.code;
    }
  };
  expect(codeOf(Buffer.from("%PDF-1.7"))).toBe("file.wrong_type");
  expect(codeOf(Buffer.from("<html><table>"))).toBe("file.wrong_type");
  expect(codeOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toBe("file.old_excel");
  expect(codeOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]))).toBe("file.wrong_type");
  expect(codeOf(new Uint8Array())).toBe("file.empty");
});
