import { type Reason, reason } from "@/lib/reason";
import type { FieldName, Mapping } from "../kinds";
import type { FileRow } from "../reading/thread-messages";
import { readText, textOfCell, type Understood } from "./cell";

/** A cell that cannot be taken as it is: where it stands, and what stands there. */
export type CellError = { row: number; field: FieldName; value: string; reason: Reason };

/** What every row of a file is read by. */
export type Reading = {
  mapping: Mapping;
  currency: string;
  timezone: string;
  /** Stands in for what a row leaves out. */
  settings: { warehouse?: string; register?: string };
};

/** The cells of one row by our fields; what is wrong with them is gathered. An empty cell says nothing. */
export class Cells {
  readonly errors: CellError[] = [];
  readonly row: number;

  constructor(
    private readonly from: FileRow,
    private readonly mapping: Mapping,
  ) {
    this.row = from.row;
  }

  raw(field: FieldName): string {
    const column = this.mapping[field];
    return column === undefined ? "" : textOfCell(this.from.cells[column]);
  }

  take<T>(field: FieldName, read: (text: string) => Understood<T>): T | undefined {
    const text = this.raw(field);
    if (text === "") return undefined;
    const understood = read(text);
    if ("value" in understood) return understood.value;
    this.wrong(field, understood.wrong);
    return undefined;
  }

  text(field: FieldName, max: number): string | undefined {
    return this.take(field, (text) => readText(text, max));
  }

  /** Complains of an empty cell where something must stand. */
  require(field: FieldName, value: unknown): void {
    if (value === undefined && !this.errors.some((error) => error.field === field)) this.wrong(field, reason("file.missing"));
  }

  wrong(field: FieldName, why: Reason): void {
    this.errors.push({ row: this.row, field, value: this.raw(field).slice(0, 200), reason: why });
  }
}
