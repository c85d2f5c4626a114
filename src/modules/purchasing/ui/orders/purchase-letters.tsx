"use client";
import { useTranslations } from "next-intl";
import { DateTime } from "@/ui/date-time";
import { Card } from "@/ui/section";
import { Status } from "@/ui/status";
import type { WholePurchase } from "../rows";

const looks = {
  queued: { glyph: "hourglass", tone: "progress" },
  sent: { glyph: "check", tone: "success" },
  not_sent: { glyph: "dashed", tone: "warning" },
  failed: { glyph: "cross", tone: "danger" },
} as const;

/** The letters that went with the order, and what came when. */
export function PurchaseLetters({ order }: { order: WholePurchase }) {
  const t = useTranslations("purchasing.letters");
  if (order.mails.length === 0) return null;
  return (
    <Card title={t("title")}>
      <ul>
        {order.mails.map((mail) => (
          <li key={mail.id} className="border-b border-line px-4 py-3 last:border-0">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              <span className="min-w-0 font-medium [overflow-wrap:anywhere]">{mail.recipient}</span>
              <span className="text-12 text-ink-3">
                {mail.by}, <DateTime at={mail.sentAt ?? mail.createdAt} as="short" />
              </span>
            </div>
            <div className="mt-1 text-13">
              <Status {...looks[mail.status]}>{t(`status.${mail.status}`)}</Status>
            </div>
            {mail.status === "failed" && mail.error && <p className="mt-1 text-12 text-ink-3 [overflow-wrap:anywhere]">{mail.error}</p>}
            <details className="mt-2 text-13">
              <summary className="cursor-pointer text-ink-2">{mail.subject}</summary>
              <p className="mt-2 whitespace-pre-line [overflow-wrap:anywhere]">{mail.body}</p>
            </details>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function PurchaseReceipts({ order }: { order: WholePurchase }) {
  const t = useTranslations("purchasing.receipts");
  if (order.receipts.length === 0) return null;
  return (
    <Card title={t("title")} note={t("note")}>
      <ul>
        {order.receipts.map((receipt) => (
          <li key={receipt.id} className="flex items-baseline justify-between gap-4 border-b border-line px-4 py-2 text-13 last:border-0">
            <span className="min-w-0">
              <span className="mono">{receipt.sku}</span> · {t("units", { count: receipt.units })}
            </span>
            <span className="text-12 text-ink-3">
              <DateTime at={receipt.at} as="short" /> · {t("days", { count: receipt.days })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
