import { type Cell, guarded } from "./csv-row";
import { zipStream } from "./zip-stream";

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";

/** A workbook of one sheet, written while its rows come: its first row is bold and stays in view. */
export function xlsxStream(sheet: string, rows: AsyncIterable<readonly Cell[]>): AsyncGenerator<Buffer> {
  const types = [
    ["/xl/workbook.xml", "sheet.main"],
    ["/xl/worksheets/sheet1.xml", "worksheet"],
    ["/xl/styles.xml", "styles"],
  ].map(
    ([part, type]) =>
      `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`,
  );
  return zipStream([
    text(
      "[Content_Types].xml",
      `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${types.join("")}</Types>`,
    ),
    text("_rels/.rels", links([["officeDocument", "xl/workbook.xml"]])),
    text(
      "xl/workbook.xml",
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${escaped(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    text(
      "xl/_rels/workbook.xml.rels",
      links([
        ["worksheet", "worksheets/sheet1.xml"],
        ["styles", "styles.xml"],
      ]),
    ),
    text("xl/styles.xml", styles),
    { name: "xl/worksheets/sheet1.xml", content: sheetXml(rows) },
  ]);
}

const text = (name: string, content: string) => ({ name, content: [declaration, content] });

const links = (targets: [type: string, target: string][]) =>
  `<Relationships xmlns="${packaged}/relationships">${targets
    .map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${relations}/${type}" Target="${target}"/>`)
    .join("")}</Relationships>`;

const styles = `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="2" applyNumberFormat="1"/></cellXfs></styleSheet>`;

async function* sheetXml(rows: AsyncIterable<readonly Cell[]>): AsyncGenerator<string> {
  yield `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultColWidth="18" defaultRowHeight="15"/><sheetData>`;
  let row = 0;
  for await (const cells of rows) {
    row += 1;
    yield `<row r="${row}">${cells.map((cell) => cellXml(cell, row === 1)).join("")}</row>`;
  }
  yield "</sheetData></worksheet>";
}

function cellXml(cell: Cell, isHead: boolean): string {
  if (cell === null || cell === "") return "<c/>";
  if (typeof cell === "number") return `<c><v>${cell}</v></c>`;
  if (typeof cell !== "string") return `<c s="2"><v>${cell.decimal}</v></c>`;
  return `<c t="inlineStr"${isHead ? ' s="1"' : ""}><is><t xml:space="preserve">${escaped(guarded(cell))}</t></is></c>`;
}

/** Text as XML takes it: without the characters that it cannot hold. */
function escaped(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
      .toWellFormed()
      .slice(0, 32_767)
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      .replaceAll("\r", "&#13;")
  );
}
