"use client";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import type { AppRouter } from "@/server/root-router";
import { TextLink } from "@/ui/button-link";
import { Chip } from "@/ui/chip";
import { EmptyState } from "@/ui/empty-state";
import { useFormats } from "@/ui/formats-context";
import { LoadMore } from "@/ui/load-more";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { ListJourneys } from "../../journeys/ask";
import { useDurations } from "./use-durations";

type Page = OverTheWire<inferRouterOutputs<AppRouter>["journeys"]["list"]>;

/** The orders and parcels behind a figure, newest first, with what was asked for above them. */
export function JourneyList({ first, ask }: { first: Page; ask: ListJourneys }) {
  const t = useTranslations("analytics.ways");
  const f = useFormats();
  const duration = useDurations();
  const list = trpc.journeys.list.useInfiniteQuery(ask, {
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    initialData: { pages: [first], pageParams: [undefined] },
  });
  const rows = list.data.pages.flatMap((page) => page.items);
  const day = (text: string) => f.date(`${text}T12:00:00Z`);
  const { from, to, what, stage, slow, channel, warehouse, carrier, region } = ask;
  const asked: [name: string, value: string | undefined][] = [
    [t("period"), from && to ? (from === to ? day(from) : `${day(from)} – ${day(to)}`) : undefined],
    [t("figure"), what && t(`behind.${what}`)],
    [t("stage"), stage && (slow ? t("slowestTenth", { stage: t(`stages.${stage}`) }) : t(`stages.${stage}`))],
    [t("channel"), channel],
    [t("warehouse"), warehouse],
    [t("carrier"), carrier],
    [t("region"), region === "none" ? "—" : region],
  ];
  return (
    <>
      <p className="flex flex-wrap gap-1.5 px-5 py-3 max-md:px-4">
        {asked.map(([name, value]) =>
          value ? (
            <Chip key={name} name={name}>
              {value}
            </Chip>
          ) : null,
        )}
      </p>
      {rows.length === 0 ? (
        <EmptyState title={t("listEmpty")}>{t("listEmptyText")}</EmptyState>
      ) : (
        <Table
          label={t("listTitle")}
          columns={[120, 130, 110, null, { width: null, from: "md" }, { width: 160, from: "md" }, ...(stage ? [130] : [])]}
        >
          <TableHead>
            <HeadCell>{t("order")}</HeadCell>
            <HeadCell>{t("parcel")}</HeadCell>
            <HeadCell>{t("placed")}</HeadCell>
            <HeadCell>{t("warehouse")}</HeadCell>
            <HeadCell from="md">{t("carrier")}</HeadCell>
            <HeadCell from="md">{t("region")}</HeadCell>
            {stage && <HeadCell numeric>{t(`stages.${stage}`)}</HeadCell>}
          </TableHead>
          <tbody>
            {rows.map((row) => (
              <Row key={`${row.orderId} ${row.parcel ?? ""}`}>
                <Cell>
                  <TextLink href={`/orders/${encodeURIComponent(row.number)}`} className="font-mono">
                    {row.number}
                  </TextLink>
                </Cell>
                <Cell className="font-mono">{row.parcel ?? t("wholeOrder")}</Cell>
                <Cell>{day(row.day)}</Cell>
                <Cell>{row.warehouse ?? ""}</Cell>
                <Cell from="md">
                  {row.carrier === "several" ? t("severalCarriers") : row.carrier}
                  {row.trackingNumber && <span className="ml-2 font-mono text-12 text-ink-2">{row.trackingNumber}</span>}
                </Cell>
                <Cell from="md">{row.region}</Cell>
                {stage && <Cell numeric>{duration(row.seconds)}</Cell>}
              </Row>
            ))}
          </tbody>
        </Table>
      )}
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </>
  );
}
