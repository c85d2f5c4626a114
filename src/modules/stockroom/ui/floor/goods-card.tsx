"use client";
import type { ReactNode } from "react";
import { nb } from "@/lib/no-break";
import { Picture } from "@/ui/picture";

type Props = { goods: { sku: string; name: string; picture: string | null }; note?: ReactNode };

/** The goods in the hand: their picture, name and SKU. */
export function GoodsCard({ goods: { sku, name, picture }, note }: Props) {
  return (
    <div className="flex items-center gap-3.5">
      <Picture src={picture} size={72} className="shrink-0 bg-floor-pic!" />
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <p className="line-clamp-3 text-16/5 font-semibold">{nb(name)}</p>
        <p className="font-mono text-16/6 tracking-[-.01em]">{sku}</p>
        {note && <p className="text-14 text-floor-ink2">{note}</p>}
      </div>
    </div>
  );
}
