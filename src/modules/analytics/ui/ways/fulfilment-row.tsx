"use client";
import { useTranslations } from "next-intl";
import type { AskJourneys } from "../../journeys/ask";
import type { FulfilmentFigures } from "../../journeys/fulfilment-figures";
import { derivedJourneys } from "../../journeys/sums";
import { useFigures } from "../frame/use-figures";
import { journeysBehind } from "./behind";
import { directionOf, MeasureRow } from "./measure-row";
import { useDurations } from "./use-durations";

/** The figures of fulfilment in one row. */
export function FulfilmentRow({ now, ask }: { now: FulfilmentFigures; ask: AskJourneys }) {
  const t = useTranslations("analytics");
  const { span, total, before, stages } = now;
  const { write, change } = useFigures(span.currency);
  const duration = useDurations();
  const of = derivedJourneys(total);
  const then = before && derivedJourneys(before);
  const whole = stages.find(({ stage }) => stage === "whole");
  const counted = (is: number | null, was: number | null | undefined, unit: "count" | "share") =>
    before && {
      text: unit === "share" ? change(is, was, unit) : t("changeWas", { change: change(is, was, unit), value: write(was ?? null, unit) }),
      direction: directionOf(is, was),
    };
  return (
    <MeasureRow
      items={[
        {
          measure: "waysOrders",
          value: write(total.orders, "count"),
          href: journeysBehind(span, ask, { what: "orders" }),
          change: counted(total.orders, before?.orders, "count"),
        },
        {
          measure: "parcels",
          value: write(total.parcels, "count"),
          href: journeysBehind(span, ask, { what: "parcels" }),
          change: counted(total.parcels, before?.parcels, "count"),
        },
        {
          measure: "leftOnTimeShare",
          value: write(of.leftOnTimeShare, "share"),
          href: of.leftOnTimeShare === null ? null : journeysBehind(span, ask, { what: "leftLate" }),
          change: counted(of.leftOnTimeShare, then?.leftOnTimeShare, "share"),
        },
        {
          measure: "deliveredShare",
          value: write(of.deliveredShare, "share"),
          href: of.deliveredShare === null ? null : journeysBehind(span, ask, { what: "delivered" }),
          change: counted(of.deliveredShare, then?.deliveredShare, "share"),
        },
        {
          measure: "wholeMedian",
          value: duration(whole?.median ?? null),
          href: whole?.median == null ? null : journeysBehind(span, ask, { stage: "whole" }),
          change: whole?.before
            ? { text: t("was", { value: duration(whole.before.median) }), direction: directionOf(whole.median, whole.before.median) }
            : null,
        },
      ]}
    />
  );
}
