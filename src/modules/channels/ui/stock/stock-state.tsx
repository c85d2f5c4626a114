"use client";
import { useTranslations } from "next-intl";
import { RelativeTime } from "@/ui/date-time";
import { useReasonText } from "@/ui/reason-text";
import { Status } from "@/ui/status";
import type { StockAtChannel } from "./stock-row";

/** Whether the channel has our number: refused with its reason, waiting, different there, or acknowledged. */
export function StockState({ row }: { row: StockAtChannel }) {
  const t = useTranslations("channels.stock.state");
  const why = useReasonText()(row.refused);
  const { driftSince, waitingSince, acknowledged, pushedAt } = row;
  return (
    <span className="grid gap-0.5">
      {row.refused ? (
        <Status glyph="cross" tone="danger">
          {t("refused")}
        </Status>
      ) : driftSince ? (
        <Status glyph="hold" tone="warning">
          {t("differs")} <RelativeTime at={driftSince} />
        </Status>
      ) : waitingSince ? (
        <Status glyph="hourglass" tone="info">
          {t("waits")}
        </Status>
      ) : acknowledged ? (
        <Status glyph="check" tone="success" quiet>
          {t("told")} {pushedAt && <RelativeTime at={pushedAt} />}
        </Status>
      ) : (
        <Status glyph="dashed" tone="neutral" quiet>
          {t("never")}
        </Status>
      )}
      {why && <span className="text-12 text-ink-2 [overflow-wrap:anywhere]">{why}</span>}
    </span>
  );
}
