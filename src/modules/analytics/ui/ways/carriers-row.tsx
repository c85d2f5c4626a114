"use client";
import { useTranslations } from "next-intl";
import type { Unit } from "../../figures/figure";
import type { AskJourneys, Behind } from "../../journeys/ask";
import type { CarrierFigures } from "../../journeys/carrier-figures";
import { derivedJourneys } from "../../journeys/sums";
import { useFigures } from "../frame/use-figures";
import { journeysBehind } from "./behind";
import { directionOf, type MeasureItem, MeasureRow } from "./measure-row";
import { useDurations } from "./use-durations";

/** The figures of delivery in one row. */
export function CarriersRow({ now, ask }: { now: CarrierFigures; ask: AskJourneys }) {
  const t = useTranslations("analytics");
  const { span, total, before, transit, transitBefore } = now;
  const { write, change } = useFigures(span.currency);
  const duration = useDurations();
  const of = derivedJourneys(total);
  const then = before && derivedJourneys(before);
  const item = (measure: string, unit: Unit, what: Behind, is: number | null, was: number | null | undefined): MeasureItem => ({
    measure,
    value: write(is, unit),
    href: is === null ? null : journeysBehind(span, ask, { what }),
    change: before && {
      text: unit === "share" ? change(is, was, unit) : t("changeWas", { change: change(is, was, unit), value: write(was ?? null, unit) }),
      direction: directionOf(is, was),
    },
  });
  return (
    <MeasureRow
      items={[
        item("carried", "count", "carried", total.carried, before?.carried),
        item("arrivedOnTimeShare", "share", "arrivedLate", of.arrivedOnTimeShare, then?.arrivedOnTimeShare),
        {
          measure: "transitMedian",
          value: duration(transit.median),
          href: transit.median === null ? null : journeysBehind(span, ask, { stage: "deliver" }),
          change: transitBefore && {
            text: t("was", { value: duration(transitBefore.median) }),
            direction: directionOf(transit.median, transitBefore.median),
          },
        },
        item("priceEach", "money", "priced", of.priceEachMinor, then?.priceEachMinor),
        item("lostShare", "share", "lost", of.lostShare, then?.lostShare),
        item("cameBackShare", "share", "cameBack", of.cameBackShare, then?.cameBackShare),
      ]}
    />
  );
}
