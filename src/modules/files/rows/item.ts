import type { CellError } from "./cells";

/** One thing that a file says, read from one row or from several. An empty key: the row does not say of what it speaks. */
export type ReadItem<T = unknown> = { key: string; position: number; data: T; errors: CellError[] };
