"use client";
import { useTranslations } from "next-intl";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { TextLink } from "@/ui/button-link";
import { DateTime } from "@/ui/date-time";
import type { Affected } from "../../promise-queries";

type Rows = OverTheWire<Affected>;

/** The orders whose promise a change moves, before it is saved: from which day to which. */
export function AffectedOrders({ affected, pending }: { affected: Rows | undefined; pending: boolean }) {
  const t = useTranslations("inventory.arrivals.affected");
  if (!affected) return pending ? <p className="text-13 text-ink-3">{t("pending")}</p> : null;
  if (affected.count === 0) return <p className="text-13 text-ink-2">{t("none")}</p>;
  return (
    <section aria-label={t("title")} className="rounded-sm border border-line" aria-busy={pending}>
      <h3 className="border-b border-line bg-sunken px-3 py-1.5 text-13 font-medium">{t("count", { count: affected.count })}</h3>
      <ul className="max-h-56 overflow-y-auto">
        {affected.items.map((row) => (
          <li
            key={`${row.orderId} ${row.sku}`}
            className="flex flex-wrap items-baseline gap-x-3 border-b border-line px-3 py-1.5 text-13 last:border-b-0"
          >
            <TextLink href={`/orders/${encodeURIComponent(row.number)}`} className="font-medium tabular-nums">
              {row.number}
            </TextLink>
            <span className="min-w-0 flex-1 truncate text-ink-2">{row.customerName}</span>
            <span className="tabular-nums">
              <Day at={row.from} /> → <Day at={row.to} />
            </span>
          </li>
        ))}
      </ul>
      {affected.count > affected.items.length && (
        <p className="border-t border-line px-3 py-1.5 text-12 text-ink-3">
          {t("more", { count: affected.count - affected.items.length })}
        </p>
      )}
    </section>
  );
}

function Day({ at }: { at: string | null }) {
  const t = useTranslations("inventory.arrivals.affected");
  return at ? <DateTime at={at} as="date" /> : <span className="text-warning">{t("unknown")}</span>;
}
