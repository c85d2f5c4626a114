import type { FileRow } from "../reading/thread-messages";
import { readWhole } from "./cell";
import { Cells, type Reading } from "./cells";
import type { ReadItem } from "./item";

/** How many units lie in a warehouse, by SKU or by barcode. */
export type StockWish = { sku?: string; barcode?: string; warehouse: string; onHand: number };

export function readStock(row: FileRow, { mapping, settings }: Reading): ReadItem<StockWish> {
  const cells = new Cells(row, mapping);
  const [sku, barcode] = [cells.text("sku", 100), cells.text("barcode", 64)];
  const warehouse = cells.text("warehouse", 64) ?? settings.warehouse;
  const onHand = cells.take("onHand", (text) => readWhole(text, { min: 0, max: 10_000_000 }));
  if (!sku) cells.require(mapping.sku === undefined ? "barcode" : "sku", barcode);
  cells.require("warehouse", warehouse);
  cells.require("onHand", onHand);
  const data = { sku, barcode, warehouse: warehouse ?? "", onHand: onHand ?? 0 };
  return {
    key: cells.errors.length > 0 ? "" : `${sku ?? `#${barcode}`}\n${data.warehouse}`,
    position: row.row,
    data,
    errors: cells.errors,
  };
}
