"use client";
import { useTranslations } from "next-intl";
import { DateTime, RelativeTime } from "@/ui/date-time";
import { type Fact, FactList } from "@/ui/fact-list";
import { useNow } from "@/ui/formats-context";
import type { GlyphName } from "@/ui/glyphs";
import { useReasonText } from "@/ui/reason-text";
import { Badge } from "@/ui/status";
import type { Tone } from "@/ui/tone";
import type { Connection } from "../connection-queries";
import { type LineState, lineState } from "../line/health";

const looks: Record<LineState, { glyph: GlyphName; tone: Tone }> = {
  idle: { glyph: "hourglass", tone: "neutral" },
  well: { glyph: "check", tone: "success" },
  troubled: { glyph: "hold", tone: "warning" },
  resting: { glyph: "hourglass", tone: "danger" },
  off: { glyph: "dashed", tone: "neutral" },
};

type Health = Pick<
  Connection,
  "active" | "failures" | "pausedUntil" | "lastSuccessAt" | "lastReceivedAt" | "trouble" | "nextPollAt" | "polledUntil" | "kind"
>;

function useLineState({ active, failures, pausedUntil, lastSuccessAt, lastReceivedAt }: Health): LineState {
  const now = useNow();
  const date = (at: string | null) => (at === null ? null : new Date(at));
  // A channel that only calls us is well once it has called.
  return lineState({ active, failures, pausedUntil: date(pausedUntil), lastSuccessAt: date(lastSuccessAt ?? lastReceivedAt), now });
}

/** How a connection is, in one word. */
export function HealthBadge({ connection }: { connection: Health }) {
  const t = useTranslations("channels.health");
  const state = useLineState(connection);
  return <Badge {...looks[state]}>{t(`state.${state}`)}</Badge>;
}

/** When the channel last answered and sent, what is wrong and since when, and when it is asked again. */
export function ConnectionHealth({ connection, polls }: { connection: Health; polls: boolean }) {
  const t = useTranslations("channels.health");
  const reasonText = useReasonText();
  const { lastReceivedAt, lastSuccessAt, trouble, failures, pausedUntil, nextPollAt, active } = connection;
  const state = useLineState(connection);
  const ago = (at: string | null) => (at ? <RelativeTime at={at} /> : t("never"));
  const facts: Fact[] = [
    { label: t("received"), value: ago(lastReceivedAt), quiet: lastReceivedAt === null },
    ...(polls ? [{ label: t("answered"), value: ago(lastSuccessAt), quiet: lastSuccessAt === null }] : []),
    ...(trouble
      ? [
          { label: t("trouble"), value: <span className="text-danger">{reasonText(trouble)}</span>, apart: true },
          { label: t("since"), value: <DateTime at={trouble.at} as="full" /> },
          { label: t("failures"), value: failures },
        ]
      : []),
    ...(state === "resting" && pausedUntil ? [{ label: t("rests"), value: <DateTime at={pausedUntil} as="time" /> }] : []),
    ...(polls && active ? [{ label: t("nextPoll"), value: nextPollAt ? <DateTime at={nextPollAt} /> : t("soon") }] : []),
  ];
  return <FactList facts={facts} className="max-w-110" />;
}
