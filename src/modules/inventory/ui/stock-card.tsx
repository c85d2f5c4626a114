"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { nb } from "@/lib/no-break";
import { Picture } from "@/ui/picture";
import { useGlow } from "@/ui/use-glow";
import type { StockActs } from "./stock-acts";
import { StockMenu } from "./stock-menu";
import type { StockRow } from "./stock-row";

/** A level on a phone: the bin beside the name, the free units large at the right. */
export function StockCard({ row, ...acts }: StockActs & { row: StockRow }) {
  const t = useTranslations("inventory");
  const glow = useGlow(`${row.onHand} ${row.reserved} ${row.safety} ${row.bin}`);
  return (
    <li className={`relative flex items-center gap-3 border-b border-line py-2.5 pl-4 pr-2 ${glow ? "animate-glow" : ""}`}>
      <Picture src={row.picture} size={44} />
      <div className="min-w-0 flex-1">
        <Link href={`/stock/${encodeURIComponent(row.sku)}`} className="line-clamp-2 font-medium after:absolute after:inset-0">
          {nb(row.name)}
        </Link>
        <div className="mono truncate text-12 text-ink-3">{row.sku}</div>
        <div className="truncate text-12 text-ink-2">
          {row.warehouseName}
          {row.bin && <span className="mono"> · {row.bin}</span>}
        </div>
      </div>
      <div className="text-right tabular-nums">
        <div className={`text-16 font-semibold ${row.available > 0 ? "" : "text-danger"}`}>{row.available}</div>
        <div className="text-12 text-ink-3">{t("ofOnHand", { onHand: row.onHand })}</div>
      </div>
      <span className="relative z-1">
        <StockMenu row={row} {...acts} />
      </span>
    </li>
  );
}
