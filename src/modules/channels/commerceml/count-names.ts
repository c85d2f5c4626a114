/** What the taking in of a file counts, in the order in which people read it. */
export const countNames = [
  "created",
  "changed",
  "unchanged",
  "stock",
  "ordersIn",
  "orders",
  "unknown",
  "services",
  "stockNotTaken",
  "stockWithoutWarehouse",
  "ordersRefused",
  "documentsIgnored",
  "repeated",
] as const;
export type CountName = (typeof countNames)[number];
