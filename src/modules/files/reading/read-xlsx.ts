import { columnOf, dateOfSerial, plainNumber } from "./cell-values";
import { limits } from "./limits";
import { openWorkbook, type Workbook } from "./open-workbook";
import { refuse } from "./refused";
import type { FileRow } from "./thread-messages";
import { walkXml } from "./walk-xml";
import { dateStylesOf, sharedTextsOf, sheetsOf } from "./workbook-parts";

type Opened = { sheets: string[]; sheet: string; rows: AsyncGenerator<FileRow> };

/** Opens a workbook at a sheet (the first one, unless one is named). Its rows are read as they are asked for; `close` when done. */
export async function readXlsx(path: string, wanted: string | null): Promise<Opened & { close: () => void }> {
  const book = await openWorkbook(path);
  try {
    const { sheets, from1904 } = await sheetsOf(book);
    const sheet = wanted === null ? sheets[0] : sheets.find(({ name }) => name === wanted);
    if (!sheet) refuse("no_such_sheet", { name: (wanted ?? "").slice(0, 100) });
    const [shared, dates] = [await sharedTextsOf(book), await dateStylesOf(book)];
    const rows = rowsOf(book, sheet.part, { shared, dates, from1904 });
    return { sheets: sheets.map(({ name }) => name), sheet: sheet.name, rows, close: () => book.close() };
  } catch (error) {
    book.close();
    throw error;
  }
}

type Meaning = { shared: readonly string[]; dates: readonly boolean[]; from1904: boolean };

async function* rowsOf(book: Workbook, part: string, meaning: Meaning): AsyncGenerator<FileRow> {
  let ready: FileRow[] = [];
  let current: FileRow = { row: 0, cells: [] };
  let cell = { type: "", isDate: false, column: 0, value: "", isValue: false };
  let read = 0;
  const walk = walkXml(book.read(part), {
    open(name, attributes) {
      if (name === "row") {
        const row = Number(attributes.r);
        read += 1;
        if (read > limits.rows) refuse("too_many_rows", { limit: limits.rows });
        current = { row: Number.isInteger(row) && row > current.row ? row : current.row + 1, cells: [] };
      } else if (name === "c") {
        const column = columnOf(attributes.r) ?? current.cells.length;
        if (column >= limits.columns || current.cells.length > limits.columns) refuse("too_many_columns", { limit: limits.columns });
        cell = { type: attributes.t ?? "n", isDate: meaning.dates[Number(attributes.s)] ?? false, column, value: "", isValue: false };
      } else if (name === "v" || name === "t") cell.isValue = true;
    },
    text(piece) {
      if (!cell.isValue) return;
      if (cell.value.length + piece.length > limits.cellCharacters) refuse("cell_too_long", { row: current.row });
      cell.value += piece;
    },
    close(name) {
      if (name === "v" || name === "t") cell.isValue = false;
      else if (name === "c") {
        while (current.cells.length < cell.column) current.cells.push("");
        current.cells[cell.column] = textOfCell(cell, meaning);
      } else if (name === "row") ready.push(current);
    },
  });
  for await (const _ of walk) {
    const rows = ready;
    ready = [];
    yield* rows;
  }
}

function textOfCell({ type, isDate, value }: { type: string; isDate: boolean; value: string }, { shared, from1904 }: Meaning): string {
  switch (type) {
    case "s":
      return shared[Number(value)] ?? "";
    case "b":
      return value === "1" ? "true" : "false";
    case "n":
      return (isDate && value !== "" ? dateOfSerial(Number(value), from1904) : null) ?? plainNumber(value);
    // A formula that could not be counted says nothing.
    case "e":
      return "";
    default:
      return value;
  }
}
