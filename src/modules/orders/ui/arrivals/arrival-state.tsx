"use client";
import { useTranslations } from "next-intl";
import type { ArrivalStatus } from "@/modules/inventory/arrivals/arrival";
import { DateTime } from "@/ui/date-time";
import { useNow } from "@/ui/formats-context";
import { Status } from "@/ui/status";

/** Whether an arrival is still to come, late, there, or given up. */
export function ArrivalState({ arrival }: { arrival: { status: ArrivalStatus; expectedAt: string | Date; received: number } }) {
  const t = useTranslations("inventory.arrivals.status");
  const late = useIsLate(arrival);
  if (late)
    return (
      <Status glyph="flag" tone="danger">
        {t("late")}
      </Status>
    );
  if (arrival.status === "open")
    return (
      <Status glyph={arrival.received > 0 ? "half" : "dashed"} tone={arrival.received > 0 ? "progress" : "info"}>
        {t(arrival.received > 0 ? "partly" : "open")}
      </Status>
    );
  return (
    <Status glyph={arrival.status === "received" ? "check" : "cross"} tone={arrival.status === "received" ? "success" : "neutral"} quiet>
      {t(arrival.status)}
    </Status>
  );
}

function useIsLate({ status, expectedAt }: { status: ArrivalStatus; expectedAt: string | Date }): boolean {
  const now = useNow();
  return status === "open" && new Date(expectedAt) < now;
}

/** The day it is expected, red when that has passed. */
export function ExpectedDay({ arrival }: { arrival: { status: ArrivalStatus; expectedAt: string | Date } }) {
  const late = useIsLate(arrival);
  return (
    <span className={late ? "font-medium text-danger" : ""}>
      <DateTime at={arrival.expectedAt} as="date" />
    </span>
  );
}
