/** What a change does to an order: told before it is confirmed, and kept with it afterwards. Amounts in minor units. */
export type ChangePreview = {
  totals: { before: PreviewTotals; after: PreviewTotals };
  /** Positive: the buyer still owes it; negative: it is to be given back. */
  balanceMinor: number;
  /** Units by product: ordered, kept on shelves, waiting for stock; each as its change. Empty when no stock moves. */
  stock: { sku: string; ordered: number; reserved: number; backordered: number }[];
  /** Units that were picked already and are taken out of their totes or parcels. */
  takenOut?: number;
  /** Units that each warehouse sends, before and after. */
  routing: { before: WarehouseUnits[]; after: WarehouseUnits[] };
  /** Each field that differs, in the words of its operation. */
  changes: Change[];
};

export type PreviewTotals = { goodsMinor: number; discountMinor: number; shippingMinor: number; taxMinor: number; totalMinor: number };
export type WarehouseUnits = { warehouse: string; units: number };

export const changeKinds = [
  "line_added",
  "line_removed",
  "quantity",
  "price",
  "discount",
  "address",
  "delivery",
  "shipping_price",
  "ship_by",
  "buyer",
] as const;

export type Change = {
  what: (typeof changeKinds)[number];
  sku?: string;
  from?: string | number | null;
  to?: string | number | null;
};
