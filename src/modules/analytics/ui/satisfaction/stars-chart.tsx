"use client";
import { Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { FigureLink } from "@/ui/button-link";
import { useFormats } from "@/ui/formats-context";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { AskJourneys } from "../../journeys/ask";
import { stars } from "../../satisfaction/ratings";
import type { SatisfactionFigures } from "../../satisfaction/satisfaction-figures";
import { ChartSection } from "../frame/chart-section";
import { ratingsBehind } from "./behind";

/** How many gave how many stars. */
export function StarsChart({ now, ask }: { now: SatisfactionFigures; ask: AskJourneys }) {
  const t = useTranslations("analytics.satisfaction");
  const f = useFormats();
  const { span, total, before } = now;
  const rows = stars.map((name, i) => ({ name, count: i + 1, times: total[name], was: before?.[name] ?? null })).toReversed();
  const most = Math.max(1, ...rows.map(({ times }) => times));
  const share = (times: number, all: number) => (all > 0 ? f.percent(times / all, 1) : "—");
  const linked = (count: number, times: number) =>
    times > 0 ? <FigureLink href={ratingsBehind(span, ask, { stars: count })}>{f.number(times)}</FigureLink> : "0";
  return (
    <ChartSection
      title={t("stars")}
      chart={
        <ul className="border-t border-line">
          {rows.map(({ name, count, times }) => (
            <li key={name} className="grid grid-cols-[44px_minmax(0,1fr)_70px_60px] items-center gap-x-3 border-b border-line py-2 text-13">
              <span className="inline-flex items-center gap-1 font-medium tabular-nums">
                {count}
                <Star aria-hidden="true" className="size-3.5" />
                <span className="sr-only">{t("starsCount", { count })}</span>
              </span>
              <i
                aria-hidden="true"
                className={`block h-3.5 rounded-r-[2px] ${count > 3 ? "bg-c1" : "bg-c4"}`}
                style={{ width: `${(100 * times) / most}%` }}
              />
              <span className="text-right">{linked(count, times)}</span>
              <span className="text-right text-ink-2 tabular-nums">{share(times, total.ratings)}</span>
            </li>
          ))}
        </ul>
      }
      table={
        <Table label={t("stars")} gutter={0}>
          <TableHead>
            <HeadCell>{t("rating")}</HeadCell>
            <HeadCell numeric>{t("count")}</HeadCell>
            <HeadCell numeric>{t("share")}</HeadCell>
            {before && <HeadCell numeric>{t("shareBefore")}</HeadCell>}
          </TableHead>
          <tbody>
            {rows.map(({ name, count, times, was }) => (
              <Row key={name}>
                <Cell>{t("starsCount", { count })}</Cell>
                <Cell numeric>{linked(count, times)}</Cell>
                <Cell numeric>{share(times, total.ratings)}</Cell>
                {before && <Cell numeric>{share(was ?? 0, before.ratings)}</Cell>}
              </Row>
            ))}
          </tbody>
        </Table>
      }
    />
  );
}
