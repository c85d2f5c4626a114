import { sql } from "drizzle-orm";
import type { Db } from "@/platform/db";

export type Row = Record<string, unknown>;

/** Tables in the order in which their keys ask to be written. */
const tables = [
  "products",
  "product_components",
  "warehouses",
  "bins",
  "channels",
  "carriers",
  "customers",
  "orders",
  "order_lines",
  "order_holds",
  "payments",
  "routing_decisions",
  "fulfilments",
  "fulfilment_lines",
  "stock_levels",
  "stock_movements",
  "reservations",
  "parcels",
  "parcel_lines",
  "shipments",
  "tracking_events",
  "delivery_promises",
  "messages",
  "ratings",
  "outbox",
] as const;
export type RowTable = (typeof tables)[number];

export type RowSet = {
  /** All rows of a table name the same columns, in the database's spelling. */
  add(table: RowTable, ...rows: Row[]): void;
  /** Writes what was added since the last time, one statement for some thousand rows. */
  write(db: Db): Promise<void>;
  /** Hands out what was added since the last time, table by table in the order of the keys. */
  take(): [RowTable, Row[]][];
};

const rowsPerStatement = 5000;

/** Rows of many tables, collected first and written in few statements. */
export function rowSet(): RowSet {
  const held = new Map<RowTable, Row[]>();
  return {
    add(table, ...rows) {
      const list = held.get(table);
      if (list) for (const row of rows) list.push(row);
      else held.set(table, rows);
    },
    async write(db) {
      for (const [table, rows] of this.take())
        for (let from = 0; from < rows.length; from += rowsPerStatement) await insert(db, table, rows.slice(from, from + rowsPerStatement));
    },
    take() {
      const taken = tables.flatMap((table): [RowTable, Row[]][] => {
        const rows = held.get(table);
        return rows ? [[table, rows]] : [];
      });
      held.clear();
      return taken;
    },
  };
}

async function insert(db: Db, table: RowTable, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = sql.join(
    Object.keys(first).map((column) => sql.identifier(column)),
    sql`, `,
  );
  const target = sql.identifier(table);
  // Only the outbox numbers its rows itself.
  const overriding = table === "outbox" ? sql`overriding system value` : sql``;
  await db.execute(
    sql`insert into ${target} (${columns}) ${overriding} select ${columns} from json_populate_recordset(null::${target}, ${JSON.stringify(rows)}::json)`,
  );
}
