"use client";
import { useTranslations } from "next-intl";
import { useFormats } from "@/ui/formats-context";
import type { AskJourneys } from "../../journeys/ask";
import { derivedRatings } from "../../satisfaction/ratings";
import type { SatisfactionFigures } from "../../satisfaction/satisfaction-figures";
import { directionOf, type MeasureItem, MeasureRow } from "../ways/measure-row";
import { ratingsBehind } from "./behind";

/** What buyers gave, in one row. */
export function SatisfactionRow({ now, ask }: { now: SatisfactionFigures; ask: AskJourneys }) {
  const t = useTranslations("analytics");
  const f = useFormats();
  const { span, total, before } = now;
  const of = derivedRatings(total);
  const then = before && derivedRatings(before);
  const write = (value: number | null | undefined, digits: number) => (value == null ? "—" : f.number(value, digits));
  const item = (measure: string, is: number | null, was: number | null | undefined, digits: number): MeasureItem => ({
    measure,
    value: write(is, digits),
    href: is === null ? null : ratingsBehind(span, ask),
    change: before && { text: t("was", { value: write(was, digits) }), direction: directionOf(is, was) },
  });
  return (
    <MeasureRow
      items={[
        item("rating", of.rating, then?.rating, 2),
        item("nps", of.nps, then?.nps, 0),
        item("ratings", total.ratings, before?.ratings, 0),
        item("deliveryRating", of.delivery, then?.delivery, 2),
        item("goodsRating", of.goods, then?.goods, 2),
      ]}
    />
  );
}
