"use client";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import type { AppRouter } from "@/server/root-router";
import { TextLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";
import { useFormats } from "@/ui/formats-context";
import { LoadMore } from "@/ui/load-more";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { ListRatings } from "../../satisfaction/list-ratings";

type Page = OverTheWire<inferRouterOutputs<AppRouter>["satisfaction"]["list"]>;

/** The verdicts behind a figure, with what their buyers wrote. */
export function RatingList({ first, ask }: { first: Page; ask: ListRatings }) {
  const t = useTranslations("analytics.satisfaction");
  const f = useFormats();
  const list = trpc.satisfaction.list.useInfiniteQuery(ask, {
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    initialData: { pages: [first], pageParams: [undefined] },
  });
  const rows = list.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) return <EmptyState title={t("listEmpty")}>{t("emptyText")}</EmptyState>;
  return (
    <>
      <Table
        label={t("listTitle")}
        columns={[120, 110, 80, null, { width: 150, from: "md" }, { width: 150, from: "md" }, { width: 150, from: "xl" }]}
      >
        <TableHead>
          <HeadCell>{t("order")}</HeadCell>
          <HeadCell>{t("day")}</HeadCell>
          <HeadCell numeric>{t("rating")}</HeadCell>
          <HeadCell>{t("comment")}</HeadCell>
          <HeadCell from="md">{t("by.carrier")}</HeadCell>
          <HeadCell from="md">{t("by.warehouse")}</HeadCell>
          <HeadCell from="xl">{t("by.channel")}</HeadCell>
        </TableHead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.orderId}>
              <Cell>
                <TextLink href={`/orders/${encodeURIComponent(row.number)}`} className="font-mono">
                  {row.number}
                </TextLink>
              </Cell>
              <Cell>{f.date(`${row.day}T12:00:00Z`)}</Cell>
              <Cell numeric>{row.score}</Cell>
              <Cell title={row.comment ?? undefined}>{row.comment ?? ""}</Cell>
              <Cell from="md">{row.carrier === "several" ? t("several") : row.carrier}</Cell>
              <Cell from="md">{row.warehouse ?? ""}</Cell>
              <Cell from="xl">{row.channel}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </>
  );
}
