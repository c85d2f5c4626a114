import { CsvError, parse } from "csv-parse";
import { encodingOf, textOf } from "./decode";
import { delimiterOf } from "./delimiter";
import { limits } from "./limits";
import { refuse } from "./refused";
import type { FileRow } from "./thread-messages";

const sampled = 64 * 1024;

/** The rows of a CSV of any of the usual encodings and separators, one after another. Empty lines count as rows, as spreadsheets count them. */
export async function* readCsv(path: string): AsyncGenerator<FileRow> {
  const encoding = await encodingOf(path);
  const pieces = textOf(path, encoding);
  let head = "";
  for await (const piece of untilLong(pieces)) head += piece;
  const parser = parse({
    delimiter: delimiterOf(head.slice(0, sampled)),
    relax_column_count: true,
    relax_quotes: true,
    // Characters are counted as bytes of UTF-8 here.
    max_record_size: limits.recordBytes,
    skip_empty_lines: false,
  });
  const feed = async () => {
    const write = async (text: string) => {
      if (text && !parser.write(text)) await new Promise((resolve) => parser.once("drain", resolve));
    };
    await write(head);
    for await (const piece of pieces) await write(piece);
    parser.end();
  };
  feed().catch((error: unknown) => parser.destroy(error as Error));
  try {
    let row = 0;
    for await (const cells of parser as AsyncIterable<string[]>) {
      row += 1;
      if (row > limits.rows) refuse("too_many_rows", { limit: limits.rows });
      if (cells.length > limits.columns) refuse("too_many_columns", { limit: limits.columns });
      if (cells.some((cell) => cell.length > limits.cellCharacters)) refuse("cell_too_long", { row });
      yield { row, cells };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === "CSV_MAX_RECORD_SIZE") refuse("row_too_long");
    refuse("csv_broken", { message: error.message.slice(0, 200) });
  } finally {
    parser.destroy();
  }
}

/** The first pieces of a text until there is enough to judge by; the rest stays where it is. */
async function* untilLong(pieces: AsyncGenerator<string>): AsyncGenerator<string> {
  for (let size = 0; size < sampled; ) {
    const { value, done } = await pieces.next();
    if (done) return;
    size += value.length;
    yield value;
  }
}
