import { type Block, row, rule, stack } from "./block";
import { newPage, type Sheet } from "./sheet";
import { text } from "./text";

export type Column<Row> = {
  head: string;
  width: number;
  align?: "left" | "center" | "right";
  cell(row: Row, width: number): Block;
};

type Table<Row> = {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** Where the table begins on the present page. */
  y: number;
  /** Drawn at the top of each further page; gives where the table goes on. */
  onNewPage(): number;
  gap?: number;
  padding?: number;
};

/** Rows with their head repeated on every page; a row is never torn apart. Gives the y below the last row. */
export function drawTable<Row>(sheet: Sheet, { columns, rows, y, onNewPage, gap = 8, padding = 5 }: Table<Row>): number {
  const head = tableHead(sheet, columns, gap);
  const draw = (block: Block, at: number) => {
    block.draw(sheet.left, at);
    return at + block.height;
  };
  let at = draw(head, y);
  for (const data of rows) {
    const cells = columns.map((column, index) => ({ x: offsetOf(columns, index, gap), block: column.cell(data, column.width) }));
    const content = row(cells, "middle");
    const height = content.height + 2 * padding;
    if (at + height > sheet.bottom) {
      newPage(sheet);
      at = draw(head, onNewPage());
    }
    content.draw(sheet.left, at + padding);
    at = draw(rule(sheet, sheet.width, 0.4, "#b0b0b0"), at + height);
  }
  return at;
}

function tableHead<Row>(sheet: Sheet, columns: readonly Column<Row>[], gap: number): Block {
  const titles = columns.map(({ head, width, align }, index) => ({
    x: offsetOf(columns, index, gap),
    block: text(sheet, head, { face: "bold", size: 7.5, width, align, maxLines: 1, minSize: 5.5 }),
  }));
  return stack([row(titles), rule(sheet, sheet.width, 1)], 3);
}

function offsetOf<Row>(columns: readonly Column<Row>[], index: number, gap: number): number {
  return columns.slice(0, index).reduce((sum, { width }) => sum + width + gap, 0);
}

/** What is left for a column when the others and the gaps have theirs. */
export function restWidth(sheet: Sheet, others: readonly number[], gap = 8): number {
  return sheet.width - others.reduce((sum, width) => sum + width + gap, 0);
}
