/** A place in the feed: the writing transaction, then the row. Commit order without gaps (docs/decisions/0003). */
export type Position = { xid: bigint; id: bigint };

/** True when a place lies after another. */
export function isAfter(a: Position, b: Position): boolean {
  return a.xid > b.xid || (a.xid === b.xid && a.id > b.id);
}
