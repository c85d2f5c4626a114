"use client";
import { Sparkles } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useLiveQuery } from "@/platform/realtime/react";
import { trpc } from "@/platform/trpc/react";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";
import { useFormats } from "@/ui/formats-context";
import { LoadMore } from "@/ui/load-more";
import { Money, Quantity } from "@/ui/money";
import { Picture } from "@/ui/picture";
import { Cell, HeadCell, Row, RowLink, Table, TableHead } from "@/ui/table";
import { useAddress } from "@/ui/use-address";
import type { ForecastSort, ListForecasts } from "../../forecasts/inputs";
import { ErrorMark } from "./error-mark";
import type { ForecastItem, ForecastsPage, Run } from "./forecast-row";
import { PatternMark } from "./pattern-mark";
import { RiskMark } from "./risk-mark";
import { RunBar } from "./run-bar";

type Filter = Omit<ListForecasts, "cursor" | "limit">;

/** What is expected of each product, with how well it is forecast, how long it lasts and what it risks. */
export function ForecastsList({ filter, first, run }: { filter: Filter; first: ForecastsPage; run: Run | null }) {
  const t = useTranslations("forecast");
  const address = useAddress();
  const list = trpc.forecasts.list.useInfiniteQuery(filter, {
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    initialData: { pages: [first], pageParams: [undefined] },
  });
  useLiveQuery(["forecast", "stock"], () => void list.refetch());
  const rows = list.data.pages.flatMap((page) => page.items);
  const sortOf = (sort: ForecastSort, direction: "asc" | "desc" = "desc") => ({
    direction: (filter.sort ?? "revenue") === sort ? direction : null,
    href: address.href({ sort: sort === "revenue" ? null : sort }),
  });
  return (
    <>
      <RunBar first={run} onEnd={() => void list.refetch()} />
      {rows.length === 0 && <NoForecasts filter={filter} hasRun={run !== null} />}
      <Table
        label={t("title")}
        row={52}
        columns={[
          null,
          { width: 76, from: "md" },
          { width: 158, from: "md" },
          { width: 160, from: "xl" },
          80,
          { width: 130, from: "2xl" },
          { width: 120, from: "wide" },
          96,
          100,
        ]}
        sticky
        className={rows.length === 0 ? "hidden" : "max-md:hidden"}
      >
        <TableHead>
          <HeadCell>{t("columns.product")}</HeadCell>
          <HeadCell from="md">{t("columns.class")}</HeadCell>
          <HeadCell from="md">{t("columns.pattern")}</HeadCell>
          <HeadCell from="xl" sort={sortOf("error")}>
            {t("columns.error")}
          </HeadCell>
          <HeadCell numeric sort={sortOf("pace")}>
            {t("columns.pace")}
          </HeadCell>
          <HeadCell numeric from="2xl" sort={sortOf("revenue")}>
            {t("columns.revenue")}
          </HeadCell>
          <HeadCell numeric from="wide" sort={sortOf("capital")}>
            {t("columns.capital")}
          </HeadCell>
          <HeadCell numeric sort={sortOf("cover", "asc")}>
            {t("columns.cover")}
          </HeadCell>
          <HeadCell>{t("columns.risk")}</HeadCell>
        </TableHead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.productId}>
              <Cell>
                <span className="flex min-w-0 items-center gap-2.5">
                  <Picture src={row.picture} size={32} />
                  <span className="min-w-0">
                    <RowLink href={addressOf(row)} className="block truncate">
                      {row.name}
                    </RowLink>
                    <span className="mono block truncate text-ink-3">{row.sku}</span>
                  </span>
                </span>
              </Cell>
              <Cell from="md" className="mono">
                {classOf(row)}
              </Cell>
              <Cell from="md">
                <PatternMark pattern={row.pattern} />
              </Cell>
              <Cell from="xl">
                <ErrorMark {...row} />
              </Cell>
              <Cell numeric>
                <Pace perDay={row.perDay} />
              </Cell>
              <Cell numeric from="2xl">
                <Money minor={row.revenueMinor} currency={row.currency} />
              </Cell>
              <Cell numeric from="wide">
                {row.capitalMinor === null ? (
                  <span className="text-ink-3">—</span>
                ) : (
                  <Money minor={row.capitalMinor} currency={row.currency} />
                )}
              </Cell>
              <Cell numeric>
                <Cover row={row} />
              </Cell>
              <Cell>
                <RiskMark risk={row.risk} />
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      <ul className="md:hidden">
        {rows.map((row) => (
          <li key={row.productId} className="relative border-b border-line px-4 py-3">
            <div className="flex items-baseline justify-between gap-3">
              <Link href={addressOf(row)} className="min-w-0 truncate font-medium after:absolute after:inset-0">
                {row.name}
              </Link>
              <RiskMark risk={row.risk} />
            </div>
            <div className="mono text-12 text-ink-3">{row.sku}</div>
            <div className="mt-1 flex items-center justify-between gap-3 text-12 text-ink-2">
              <span>
                <Pace perDay={row.perDay} /> {t("aDay")}
              </span>
              <Cover row={row} />
            </div>
          </li>
        ))}
      </ul>
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </>
  );
}

const addressOf = ({ sku }: ForecastItem) => `/purchasing/forecast/${encodeURIComponent(sku)}`;

const classOf = ({ abc, xyz }: ForecastItem) => (abc || xyz ? `${abc ?? "–"}${xyz ?? "–"}` : <span className="text-ink-3">—</span>);

function Pace({ perDay }: { perDay: number }) {
  return <span className="tabular-nums">{useFormats().number(perDay, perDay > 0 && perDay < 10 ? 1 : 0)}</span>;
}

/** How long what is free lasts; what lies there beside it. */
function Cover({ row }: { row: ForecastItem }) {
  const t = useTranslations("forecast");
  const { number } = useFormats();
  return (
    <span>
      <span className={row.coverDays !== null && row.coverDays < 7 ? "font-medium text-danger" : "font-medium"}>
        {row.coverDays === null
          ? "—"
          : row.coverDays > 999
            ? t("years")
            : t("days", { count: Math.floor(row.coverDays), shown: number(Math.floor(row.coverDays)) })}
      </span>
      <span className="block text-12 text-ink-3">
        <Quantity value={row.free} />
      </span>
    </span>
  );
}

/** Why the list is empty, and what to do about it. */
function NoForecasts({ filter, hasRun }: { filter: Filter; hasRun: boolean }) {
  const t = useTranslations("forecast.empty");
  const isFiltered = Boolean(filter.q || filter.pattern || filter.abc || filter.xyz);
  const why = isFiltered ? "filtered" : hasRun && filter.view ? filter.view : null;
  return (
    <EmptyState
      icon={<Sparkles />}
      title={t(why ?? "title")}
      actions={why && <ButtonLink href="/purchasing/forecast">{t("all")}</ButtonLink>}
    >
      {t(why ? `${why}Text` : "text")}
    </EmptyState>
  );
}
