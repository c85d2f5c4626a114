"use client";
import type { inferRouterOutputs } from "@trpc/server";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import type { AppRouter } from "@/server/root-router";
import { DateTime } from "@/ui/date-time";
import { EmptyState } from "@/ui/empty-state";
import { useFormats } from "@/ui/formats-context";
import { LoadMore } from "@/ui/load-more";
import { Money } from "@/ui/money";
import { Cell, HeadCell, Row, RowLink, Table, TableHead } from "@/ui/table";
import { CountState } from "./count-state";

type Page = OverTheWire<inferRouterOutputs<AppRouter>["counts"]["list"]>;
type Count = Page["items"][number];

/** Counts, the last first: how far each is, how exact it was, and what the difference is worth. */
export function CountsList({ first }: { first: Page }) {
  const t = useTranslations("stockroom.counts");
  const list = trpc.counts.list.useInfiniteQuery(
    {},
    { getNextPageParam: (page) => page.nextCursor ?? undefined, initialData: { pages: [first], pageParams: [undefined] } },
  );
  useLiveQuery("count", () => void list.refetch());
  const rows = list.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) return <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>;
  return (
    <>
      <Table label={t("title")} row={44} columns={[90, null, 190, 120, 130, 150]} className="max-md:hidden">
        <TableHead>
          <HeadCell>{t("columns.number")}</HeadCell>
          <HeadCell>{t("columns.what")}</HeadCell>
          <HeadCell>{t("columns.state")}</HeadCell>
          <HeadCell numeric>{t("columns.exact")}</HeadCell>
          <HeadCell numeric>{t("columns.value")}</HeadCell>
          <HeadCell>{t("columns.when")}</HeadCell>
        </TableHead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id}>
              <Cell>
                <RowLink href={`/stock/counts/${row.id}`}>№ {row.number}</RowLink>
              </Cell>
              <Cell>{t(`kinds.${row.kind}`, { warehouse: row.warehouseName, zone: row.zone ?? "" })}</Cell>
              <Cell>
                <CountState count={row} />
              </Cell>
              <Cell numeric>
                <Exact count={row} />
              </Cell>
              <Cell numeric>
                {row.figures?.valueMinor != null ? <Money minor={row.figures.valueMinor} currency={row.figures.currency} /> : "—"}
              </Cell>
              <Cell>
                <DateTime at={row.createdAt} />
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      <ul className="md:hidden">
        {rows.map((row) => (
          <li key={row.id} className="relative border-b border-line px-4 py-2.5">
            <Link href={`/stock/counts/${row.id}`} className="font-medium after:absolute after:inset-0">
              № {row.number}, {t(`kinds.${row.kind}`, { warehouse: row.warehouseName, zone: row.zone ?? "" })}
            </Link>
            <div className="mt-0.5 flex flex-wrap gap-x-3 text-13">
              <CountState count={row} />
              <Exact count={row} />
            </div>
          </li>
        ))}
      </ul>
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </>
  );
}

function Exact({ count: { figures } }: { count: Pick<Count, "figures"> }) {
  const { percent } = useFormats();
  return <span>{figures && figures.places > 0 ? percent(figures.exact / figures.places) : "—"}</span>;
}
