"use client";
import { useTranslations } from "next-intl";
import { TextLink } from "@/ui/button-link";
import { DateTime } from "@/ui/date-time";
import type { GlyphName } from "@/ui/glyphs";
import { useReasonText } from "@/ui/reason-text";
import { Status } from "@/ui/status";
import { Cell, Row } from "@/ui/table";
import type { Tone } from "@/ui/tone";
import type { IntakeStatus } from "../intake-status";
import { IntakeActions, type IntakeActs } from "./intake-actions";
import type { IntakeRow } from "./intake-log";
import { LogCard } from "./log-card";

const looks = {
  received: { glyph: "hourglass", tone: "info" },
  accepted: { glyph: "check", tone: "success" },
  duplicate: { glyph: "dashed", tone: "neutral" },
  held: { glyph: "hold", tone: "warning" },
  failed: { glyph: "cross", tone: "danger" },
  ignored: { glyph: "dashed", tone: "neutral" },
} as const satisfies Record<IntakeStatus, { glyph: GlyphName; tone: Tone }>;

type Props = IntakeActs & { row: IntakeRow };

/** One delivery in the log: when, what became of it and why, its order. */
export function IntakeLine({ row, ...acts }: Props) {
  return (
    <Row>
      <Cell>
        <DateTime at={row.receivedAt} />
      </Cell>
      <Cell>
        <Outcome row={row} />
      </Cell>
      <Cell wrap>
        <Why row={row} />
      </Cell>
      <Cell>
        <OrderLink row={row} />
      </Cell>
      <Cell>
        <IntakeActions row={row} {...acts} />
      </Cell>
    </Row>
  );
}

/** The same on a phone. */
export function IntakeCard({ row, ...acts }: Props) {
  return (
    <LogCard outcome={<Outcome row={row} />} at={row.receivedAt}>
      <span className="flex items-end justify-between gap-3">
        <span className="min-w-0">
          <Why row={row} />
          <OrderLink row={row} />
        </span>
        <IntakeActions row={row} {...acts} />
      </span>
    </LogCard>
  );
}

/** The same without anything to do, for the end of a set-up. */
export function IntakeSummary({ row }: { row: IntakeRow }) {
  return (
    <LogCard outcome={<Outcome row={row} />} at={row.receivedAt}>
      <Why row={row} />
      <OrderLink row={row} />
    </LogCard>
  );
}

function Outcome({ row }: { row: IntakeRow }) {
  const t = useTranslations("channels.intake");
  return <Status {...looks[row.status]}>{t(`status.${row.status}`)}</Status>;
}

function Why({ row }: { row: IntakeRow }) {
  const t = useTranslations("channels.intake");
  const why = useReasonText()(row.reason);
  return (
    <>
      {why && <span className="block [overflow-wrap:anywhere]">{why}</span>}
      <span className="block text-12 text-ink-3">
        <span className="mono">{row.topic}</span> · {t(`source.${row.source}`)}
        {row.deliveries > 1 && <>, {t("times", { count: row.deliveries })}</>}
      </span>
    </>
  );
}

function OrderLink({ row }: { row: IntakeRow }) {
  return row.orderNumber && <TextLink href={`/orders/${encodeURIComponent(row.orderNumber)}`}>{row.orderNumber}</TextLink>;
}
