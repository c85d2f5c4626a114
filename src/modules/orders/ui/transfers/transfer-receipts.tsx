"use client";
import { useTranslations } from "next-intl";
import { DateTime } from "@/ui/date-time";
import type { WholeTransfer } from "./transfers-list";

/** Every unpacking: when, by whom, and what it told. */
export function TransferReceipts({ receipts }: { receipts: WholeTransfer["receipts"] }) {
  const t = useTranslations("inventory.transfers.receipts");
  return (
    <ul>
      {receipts.map((receipt) => (
        <li key={receipt.id} className="grid gap-1 border-b border-line px-4 py-2.5 text-13 last:border-b-0">
          <div className="flex flex-wrap justify-between gap-x-3 text-ink-2">
            <span>{receipt.by}</span>
            <DateTime at={receipt.at} />
          </div>
          {receipt.lines.map((line) => (
            <div key={line.sku} className="flex flex-wrap gap-x-3">
              <span className="mono">{line.sku}</span>
              {(["received", "damaged", "lost", "surplus"] as const)
                .filter((kind) => line[kind] > 0)
                .map((kind) => (
                  <span key={kind} className={kind === "received" ? "" : "text-warning"}>
                    {t(kind, { count: line[kind] })}
                  </span>
                ))}
              {line.serials && line.serials.length > 0 && (
                <span className="mono min-w-0 text-ink-3 [overflow-wrap:anywhere]">{line.serials.join(", ")}</span>
              )}
            </div>
          ))}
          {receipt.note && <p className="text-ink-2 [overflow-wrap:anywhere]">{receipt.note}</p>}
        </li>
      ))}
    </ul>
  );
}
