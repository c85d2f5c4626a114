/** One product in one warehouse, as the stock screens get it. */
export type StockRow = {
  sku: string;
  name: string;
  picture: string | null;
  warehouse: string;
  warehouseName: string;
  onHand: number;
  reserved: number;
  safety: number;
  incoming: number;
  damaged: number;
  quarantine: number;
  inCheck: number;
  putBack: number;
  available: number;
  bin: string | null;
};

/** Its identity in a list. */
export const keyOf = (row: { sku: string; warehouse: string }) => `${row.warehouse} ${row.sku}`;
