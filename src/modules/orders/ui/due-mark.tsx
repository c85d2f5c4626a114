"use client";
import { Check, Clock, Hourglass } from "lucide-react";
import { useTranslations } from "next-intl";
import { DateTime } from "@/ui/date-time";
import { useFormats, useNow } from "@/ui/formats-context";
import type { OrderRow } from "./order-row";
import { LateBadge } from "./status-badges";

const soonMs = 2 * 60 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;
const gone: readonly OrderRow["fulfilmentStatus"][] = ["shipped", "partially_delivered", "delivered", "returned_to_sender"];

/** When the order must leave the house: red when it is late, amber in the last two hours, a date when it is further away. */
export function DueMark({ row }: { row: Pick<OrderRow, "dueAt" | "promisedAt" | "fulfilmentStatus" | "status"> }) {
  const t = useTranslations("orders.list");
  const now = useNow();
  const formats = useFormats();
  if (row.status === "cancelled") return null;
  if (!row.dueAt) {
    if (row.promisedAt && !gone.includes(row.fulfilmentStatus))
      return (
        <span className="inline-flex items-center gap-1.5 text-ink-2" title={t("promised", { day: formats.date(row.promisedAt) })}>
          <Hourglass aria-hidden="true" className="size-3.5 text-warning" />
          <DateTime at={row.promisedAt} as="date" />
        </span>
      );
    if (!gone.includes(row.fulfilmentStatus)) return <span className="text-ink-3">—</span>;
    return (
      <span className="inline-flex items-center gap-1.5 text-ink-2">
        <Check aria-hidden="true" className="size-3.5 text-ink-3" />
        {t("sent")}
      </span>
    );
  }
  const left = new Date(row.dueAt).getTime() - now.getTime();
  if (left < 0) return <LateBadge at={row.dueAt} />;
  return (
    <span className="inline-flex items-center gap-1.5">
      {left < dayMs && <Clock aria-hidden="true" className={`size-3.5 ${left < soonMs ? "text-warning" : "text-ink-3"}`} />}
      <DateTime at={row.dueAt} className={left < dayMs ? "" : "text-ink-2"} />
    </span>
  );
}
