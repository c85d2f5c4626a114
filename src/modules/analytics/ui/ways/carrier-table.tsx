"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FigureLink, TextLink } from "@/ui/button-link";
import { Section } from "@/ui/section";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import { useAddress } from "@/ui/use-address";
import type { AskJourneys, Behind } from "../../journeys/ask";
import type { CarrierFigures } from "../../journeys/carrier-figures";
import { derivedJourneys, type JourneySums } from "../../journeys/sums";
import { MeasureName } from "../frame/measure-name";
import { useFigures } from "../frame/use-figures";
import { useValueName } from "../frame/use-value-name";
import { journeysBehind } from "./behind";
import { useDurations } from "./use-durations";

/** What share of parcels should come in time: the mark on the bars. */
const aimedShare = 0.95;

type Line = {
  key: string;
  name: string;
  href: string | null;
  now: JourneySums;
  transit: { median: number | null; p90: number | null } | null;
};

/** The carriers beside one another; a name narrows the page to it. */
export function CarrierTable({ now, ask }: { now: CarrierFigures; ask: AskJourneys }) {
  const t = useTranslations("analytics.ways");
  const address = useAddress();
  return (
    <Ways
      title={t("carriersTitle")}
      note={t("aim", { share: "95" })}
      first={t("carrier")}
      lines={now.carriers.map((row) => ({
        ...row,
        name: row.name ?? t("severalCarriers"),
        href: address.href({ carrier: row.key, warehouse: null }),
      }))}
      narrow={(key) => ({ carrier: key })}
      {...{ now, ask }}
    />
  );
}

/** Where parcels go: the same figures by region, of all carriers or of the chosen one. */
export function RegionTable({ now, ask }: { now: CarrierFigures; ask: AskJourneys }) {
  const t = useTranslations("analytics.ways");
  const nameOf = useValueName("region");
  return (
    <Ways
      title={t("regionsTitle")}
      first={t("region")}
      lines={now.regions.map((row) => ({ ...row, name: nameOf(row), href: null, transit: null }))}
      narrow={(key) => ({ region: key })}
      {...{ now, ask }}
    />
  );
}

type Props = {
  title: string;
  note?: string;
  first: string;
  lines: readonly Line[];
  narrow: (key: string) => { carrier?: string; region?: string };
  now: CarrierFigures;
  ask: AskJourneys;
};

function Ways({ title, note, first, lines, narrow, now: { span }, ask }: Props) {
  const t = useTranslations("analytics.ways");
  const { number, write } = useFigures(span.currency);
  const duration = useDurations();
  const hasTransit = lines.some(({ transit }) => transit !== null);
  if (lines.length === 0) return null;
  return (
    <Section title={title} note={note} className="break-inside-avoid">
      <div className="overflow-x-auto">
        <Table label={title} gutter={0}>
          <TableHead>
            <HeadCell>{first}</HeadCell>
            {[
              "carried",
              "arrivedOnTimeShare",
              "lateDaysEach",
              ...(hasTransit ? ["transitMedian", "transitP90"] : []),
              "priceEach",
              "lost",
              "cameBack",
            ].map((measure) => (
              <HeadCell key={measure} numeric={measure !== "arrivedOnTimeShare"}>
                <MeasureName measure={measure} />
              </HeadCell>
            ))}
          </TableHead>
          <tbody>
            {lines.map(({ key, name, href, now, transit }) => {
              const of = derivedJourneys(now);
              const linked = (what: Behind, count: number, text: string) =>
                count > 0 ? <FigureLink href={journeysBehind(span, ask, { what, ...narrow(key) })}>{text}</FigureLink> : text;
              const slow = (isSlow: boolean, seconds: number | null) =>
                seconds === null ? (
                  "—"
                ) : (
                  <FigureLink href={journeysBehind(span, ask, { stage: "deliver", slow: isSlow, ...narrow(key) })}>
                    {duration(seconds)}
                  </FigureLink>
                );
              return (
                <Row key={key}>
                  <Cell>{href ? <TextLink href={href}>{name}</TextLink> : name}</Cell>
                  <Cell numeric>{linked("carried", now.carried, number(now.carried))}</Cell>
                  <Cell>
                    <OnTime share={of.arrivedOnTimeShare}>{linked("promised", now.promised, write(of.arrivedOnTimeShare, "share"))}</OnTime>
                  </Cell>
                  <Cell numeric>
                    {of.lateDaysEach === null ? "—" : linked("arrivedLate", 1, t("days", { count: number(of.lateDaysEach, 1) }))}
                  </Cell>
                  {hasTransit && <Cell numeric>{slow(false, transit?.median ?? null)}</Cell>}
                  {hasTransit && <Cell numeric>{slow(true, transit?.p90 ?? null)}</Cell>}
                  <Cell numeric>{linked("priced", now.priced, write(of.priceEachMinor, "money"))}</Cell>
                  <Cell numeric>{linked("lost", now.lost, number(now.lost))}</Cell>
                  <Cell numeric>{linked("cameBack", now.cameBack, number(now.cameBack))}</Cell>
                </Row>
              );
            })}
          </tbody>
        </Table>
      </div>
    </Section>
  );
}

/** A share as a bar with the mark that is aimed at; below it, it is said in words' colour and in the bar's. */
function OnTime({ share, children }: { share: number | null; children: ReactNode }) {
  if (share === null) return <span>—</span>;
  const isLow = share < aimedShare - 0.05;
  return (
    <span className="flex items-center gap-2">
      <span className="relative h-2 w-20 shrink-0 bg-line max-md:hidden" aria-hidden="true">
        <i className={`absolute inset-y-0 left-0 ${isLow ? "bg-c4" : "bg-c2"}`} style={{ width: `${100 * share}%` }} />
        <i className="absolute -inset-y-0.5 w-0.5 bg-ink" style={{ left: `${100 * aimedShare}%` }} />
      </span>
      <span className={isLow ? "font-medium text-danger" : ""}>{children}</span>
    </span>
  );
}
