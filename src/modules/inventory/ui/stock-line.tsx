"use client";
import { Quantity } from "@/ui/money";
import { Picture } from "@/ui/picture";
import { Cell, Row, RowLink } from "@/ui/table";
import { useGlow } from "@/ui/use-glow";
import type { StockActs } from "./stock-acts";
import { StockMenu } from "./stock-menu";
import type { StockRow } from "./stock-row";

/** A level as a row of the table. Nothing left is said in red, an empty zero in grey. */
export function StockLine({ row, ...acts }: StockActs & { row: StockRow }) {
  const glow = useGlow(`${row.onHand} ${row.reserved} ${row.safety} ${row.bin}`);
  return (
    <Row glow={glow}>
      <Cell>
        <span className="flex min-w-0 items-center gap-2.5">
          <Picture src={row.picture} size={32} />
          <span className="min-w-0">
            <RowLink href={`/stock/${encodeURIComponent(row.sku)}`} className="block truncate">
              {row.name}
            </RowLink>
            <span className="mono block truncate text-ink-3">{row.sku}</span>
          </span>
        </span>
      </Cell>
      <Cell>{row.warehouseName}</Cell>
      <Cell from="xl" className="mono">
        {row.bin ?? <span className="text-ink-3">—</span>}
      </Cell>
      <Cell numeric className="font-medium">
        <Quantity value={row.onHand} bare />
      </Cell>
      <Figure value={row.reserved} />
      <Figure value={row.safety} from="xl" />
      <Cell numeric className={row.available > 0 ? "font-medium" : "font-medium text-danger"}>
        <Quantity value={row.available} bare />
      </Cell>
      <Cell>
        <span className="relative z-1 flex justify-end">
          <StockMenu row={row} {...acts} />
        </span>
      </Cell>
    </Row>
  );
}

function Figure({ value, from }: { value: number; from?: "xl" }) {
  return (
    <Cell numeric from={from} className={value === 0 ? "text-ink-3" : ""}>
      <Quantity value={value} bare />
    </Cell>
  );
}
