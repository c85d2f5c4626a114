"use client";
import { useLocale, useTranslations } from "next-intl";
import { DateTime } from "@/ui/date-time";
import type { GlyphName } from "@/ui/glyphs";
import { useReasonText } from "@/ui/reason-text";
import { Status } from "@/ui/status";
import { Cell, Row } from "@/ui/table";
import type { Tone } from "@/ui/tone";
import { type CountName, countNames } from "../commerceml/count-names";
import type { ExchangeState } from "../commerceml/exchange-states";
import type { ExchangeFileRow } from "./exchange-files";
import { LogCard } from "./log-card";

const looks = {
  receiving: { glyph: "hourglass", tone: "info" },
  waiting: { glyph: "hourglass", tone: "info" },
  running: { glyph: "half", tone: "progress" },
  done: { glyph: "check", tone: "success" },
  failed: { glyph: "cross", tone: "danger" },
} as const satisfies Record<ExchangeState, { glyph: GlyphName; tone: Tone }>;

type Props = { row: ExchangeFileRow };

/** One file of an exchange: when it came, what it was, what became of it. */
export function ExchangeFileLine({ row }: Props) {
  return (
    <Row>
      <Cell>
        <DateTime at={row.receivedAt} />
      </Cell>
      <Cell>
        <FileName row={row} />
      </Cell>
      <Cell>
        <State row={row} />
      </Cell>
      <Cell wrap>
        <Result row={row} />
      </Cell>
    </Row>
  );
}

/** The same on a phone. */
export function ExchangeFileCard({ row }: Props) {
  return (
    <LogCard outcome={<State row={row} />} at={row.receivedAt}>
      <FileName row={row} />
      <Result row={row} />
    </LogCard>
  );
}

function FileName({ row }: Props) {
  const t = useTranslations("channels.exchange");
  const size = useSize();
  return (
    <span className="grid min-w-0">
      <span className="mono truncate" title={row.name}>
        {row.name}
      </span>
      <span className="truncate text-12 text-ink-3">
        {t(`type.${row.type}`)} · {row.isArchived ? t("archived") : size(row.bytes)}
      </span>
    </span>
  );
}

function State({ row }: Props) {
  const t = useTranslations("channels.exchange");
  // Taken in, but not all of it: the reason stands beside.
  const look = row.state === "done" && row.reason ? ({ glyph: "flag", tone: "warning" } as const) : looks[row.state];
  return <Status {...look}>{t(row.state === "done" && row.reason ? "partly" : `state.${row.state}`)}</Status>;
}

function Result({ row }: Props) {
  const t = useTranslations("channels.exchange");
  const why = useReasonText()(row.reason);
  const isCounted = (name: CountName) => (row.counts[name] ?? 0) > 0;
  const said = countNames.filter(isCounted).map((name) => t(`count.${name}`, { count: row.counts[name] ?? 0 }));
  const nothing = row.state === "done" && said.length === 0 ? t("nothing") : null;
  return (
    <>
      {why && <span className="block [overflow-wrap:anywhere]">{why}</span>}
      <span className={why ? "block text-12 text-ink-3" : "block"}>{said.length > 0 ? said.join(" · ") : nothing}</span>
    </>
  );
}

/** A file's size as people say it: in the language's own unit, with one digit where it is small. */
function useSize(): (bytes: number) => string {
  const locale = useLocale();
  return (bytes) => {
    const units = ["byte", "kilobyte", "megabyte"] as const;
    const step = bytes < 1_000 ? 0 : bytes < 1_000_000 ? 1 : 2;
    const value = bytes / 1_000 ** step;
    const maximumFractionDigits = step === 2 && value < 10 ? 1 : 0;
    return new Intl.NumberFormat(locale, { style: "unit", unit: units[step], unitDisplay: "short", maximumFractionDigits }).format(value);
  };
}
