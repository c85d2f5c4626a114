"use client";
import { FileJson, RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { TextLink } from "@/ui/button-link";
import { DateTime } from "@/ui/date-time";
import type { GlyphName } from "@/ui/glyphs";
import { IconButton } from "@/ui/icon-button";
import { useReasonText } from "@/ui/reason-text";
import { Status } from "@/ui/status";
import { Cell, Row } from "@/ui/table";
import { showToast } from "@/ui/toast";
import type { Tone } from "@/ui/tone";
import type { IntakeStatus } from "../intake-status";
import type { IntakeRow } from "./intake-log";

const looks = {
  received: { glyph: "hourglass", tone: "info" },
  accepted: { glyph: "check", tone: "success" },
  duplicate: { glyph: "dashed", tone: "neutral" },
  held: { glyph: "hold", tone: "warning" },
  failed: { glyph: "cross", tone: "danger" },
  ignored: { glyph: "dashed", tone: "neutral" },
} as const satisfies Record<IntakeStatus, { glyph: GlyphName; tone: Tone }>;

type Props = { code: string; row: IntakeRow; onOpen: () => void; onReplayed: () => void };

/** One delivery: when, what became of it and why, its order, and the way to take it in again. */
export function IntakeLine({ code, row, onOpen, onReplayed }: Props) {
  const t = useTranslations("channels.intake");
  const reasonText = useReasonText();
  const needsOperator = useNeeds("operator");
  const replay = trpc.intake.replay.useMutation({
    onSuccess: ({ status, reason }) => {
      showToast({
        title: t(`replayed.${status}`),
        text: reasonText(reason) ?? undefined,
        tone: looks[status].tone === "success" ? "success" : "info",
      });
      onReplayed();
    },
    onError: (error) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger" }),
  });
  return (
    <Row>
      <Cell>
        <DateTime at={row.receivedAt} />
      </Cell>
      <Cell>
        <Status {...looks[row.status]}>{t(`status.${row.status}`)}</Status>
      </Cell>
      <Cell wrap>
        <span className="[overflow-wrap:anywhere]">{reasonText(row.reason)}</span>
        <span className="block text-12 text-ink-3">
          <span className="mono">{row.topic}</span>
          {row.deliveries > 1 && <>, {t("times", { count: row.deliveries })}</>}
        </span>
      </Cell>
      <Cell>{row.orderNumber && <TextLink href={`/orders/${encodeURIComponent(row.orderNumber)}`}>{row.orderNumber}</TextLink>}</Cell>
      <Cell>
        <span className="flex justify-end">
          <IconButton size="sm" label={t("open")} icon={<FileJson />} disabledReason={needsOperator} onClick={onOpen} />
          <IconButton
            size="sm"
            label={t("replay")}
            icon={<RotateCcw />}
            pending={replay.isPending}
            disabledReason={needsOperator}
            onClick={() => replay.mutate({ code, intakeId: row.id })}
          />
        </span>
      </Cell>
    </Row>
  );
}
