"use client";
import { FileJson, RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { DateTime, RelativeTime } from "@/ui/date-time";
import type { GlyphName } from "@/ui/glyphs";
import { IconButton } from "@/ui/icon-button";
import { useReasonText } from "@/ui/reason-text";
import { Status } from "@/ui/status";
import { Cell, Row } from "@/ui/table";
import { showToast } from "@/ui/toast";
import type { Tone } from "@/ui/tone";
import type { DeliveryState } from "../delivery";
import type { DeliveryItem } from "../webhook-queries";

export type DeliveryRow = OverTheWire<Omit<DeliveryItem, "body">>;

const looks: Record<DeliveryState, { glyph: GlyphName; tone: Tone }> = {
  waiting: { glyph: "hourglass", tone: "info" },
  delivered: { glyph: "check", tone: "success" },
  failed: { glyph: "cross", tone: "danger" },
};

type Props = { row: DeliveryRow; code: string; onOpen: (row: DeliveryRow) => void; onSent: () => void };

/** One event on its way to a receiver: when, what became of it, what the receiver answered. */
export function DeliveryLine({ row, ...acts }: Props) {
  return (
    <Row>
      <Cell>
        <DateTime at={row.createdAt} />
      </Cell>
      <Cell className="mono text-12">{row.type}</Cell>
      <Cell>
        <State row={row} />
      </Cell>
      <Cell wrap>
        <Answer row={row} />
      </Cell>
      <Cell>
        <Acts row={row} {...acts} />
      </Cell>
    </Row>
  );
}

/** The same on a phone. */
export function DeliveryCard({ row, ...acts }: Props) {
  return (
    <li className="grid gap-1 border-b border-line px-4 py-3 text-13 last:border-b-0">
      <span className="flex items-center justify-between gap-3">
        <State row={row} />
        <span className="text-ink-3">
          <DateTime at={row.createdAt} />
        </span>
      </span>
      <span className="flex items-end justify-between gap-3">
        <span className="min-w-0">
          <span className="mono block text-12">{row.type}</span>
          <Answer row={row} />
        </span>
        <Acts row={row} {...acts} />
      </span>
    </li>
  );
}

function State({ row }: { row: DeliveryRow }) {
  const t = useTranslations("webhooks.log");
  return (
    <Status {...looks[row.state]} quiet={row.state === "delivered"}>
      {t(`state.${row.state}`)}
    </Status>
  );
}

function Answer({ row: { lastError, lastStatus, attempts, state, nextAt } }: { row: DeliveryRow }) {
  const t = useTranslations("webhooks.log");
  const why = useReasonText()(lastError);
  return (
    <>
      <span className="block [overflow-wrap:anywhere]">{why ?? (lastStatus === null ? "" : t("status", { status: lastStatus }))}</span>
      <span className="block text-12 text-ink-3">
        {attempts > 0 && t("attempts", { count: attempts })}
        {state === "waiting" && attempts > 0 && nextAt && (
          <>
            {" · "}
            {t("next")} <RelativeTime at={nextAt} />
          </>
        )}
      </span>
    </>
  );
}

function Acts({ row, code, onOpen, onSent }: Props) {
  const t = useTranslations("webhooks.log");
  const reasonText = useReasonText();
  const resend = trpc.webhooks.resend.useMutation({
    onSuccess: () => {
      showToast({ title: t("resent"), tone: "success" });
      onSent();
    },
    onError: (error) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger" }),
  });
  return (
    <span className="flex shrink-0 justify-end">
      <IconButton size="sm" label={t("open")} icon={<FileJson />} onClick={() => onOpen(row)} />
      <IconButton
        size="sm"
        label={t("resend")}
        icon={<RotateCcw />}
        pending={resend.isPending}
        onClick={() => resend.mutate({ code, deliveryId: row.id })}
      />
    </span>
  );
}
