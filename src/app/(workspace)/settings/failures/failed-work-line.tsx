"use client";
import { RotateCcw } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import type { FailedWork } from "@/server/failed-work";
import { Button } from "@/ui/button";
import { DateTime } from "@/ui/date-time";
import { useReasonText } from "@/ui/reason-text";

type Props = { work: OverTheWire<FailedWork>; pending: boolean; onRetry: () => void };

/** One dead letter: what was to be done, about what, when it was given up and why, and the way to try again. */
export function FailedWorkLine({ work, pending, onRetry }: Props) {
  const t = useTranslations("failures");
  const what = useWhat(work);
  const reasonText = useReasonText();
  const { order, shipmentId, attempts, failedAt, cause, error } = work;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b border-line px-4 py-3 text-13 last:border-b-0">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium">{what}</span>
          {order && (
            <Link href={`/orders/${order}`} className="text-accent-ink tabular-nums hover:underline">
              {t("order", { number: order })}
            </Link>
          )}
          {shipmentId && (
            <Link href={`/shipments/${shipmentId}`} className="text-accent-ink hover:underline">
              {t("shipment")}
            </Link>
          )}
        </p>
        <p className="text-danger">{reasonText(cause)}</p>
        <p className="text-12 text-ink-3 tabular-nums">
          <DateTime at={failedAt} as="full" /> · {t("attempts", { count: attempts })}
        </p>
        {error && (
          <details className="mt-1 text-12 text-ink-3">
            <summary className="w-fit cursor-pointer rounded-sm hover:text-ink touch:py-2">{t("details")}</summary>
            <pre className="mono mt-1 max-h-40 overflow-auto whitespace-pre-wrap break-words rounded bg-sunken p-2 text-ink-2">{error}</pre>
          </details>
        )}
      </div>
      <Button size="sm" icon={<RotateCcw />} pending={pending} onClick={onRetry} aria-label={t("retryOf", { what })}>
        {t("retry")}
      </Button>
    </li>
  );
}

// A job of an older version may have a name without words; it stands under its own then.
function useWhat({ name, event }: Pick<FailedWork, "name" | "event">): string {
  const t = useTranslations("failures.what");
  const events = useTranslations("status.message");
  if (name === "send_message" && event && events.has(event as never)) return t("send_message_of", { event: events(event as never) });
  return t.has(name as never) ? t(name as never) : name;
}
