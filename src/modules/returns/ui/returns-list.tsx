"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useLiveQuery } from "@/platform/realtime/react";
import { trpc } from "@/platform/trpc/react";
import { DateTime } from "@/ui/date-time";
import { LoadMore } from "@/ui/load-more";
import { Money } from "@/ui/money";
import { Pictures } from "@/ui/picture";
import { Cell, HeadCell, Row, RowLink, Table, TableHead } from "@/ui/table";
import type { ListReturns } from "../inputs";
import { DueWord } from "./due-word";
import { type ReturnItem, type ReturnsPage, worthOf } from "./return-row";
import { ReturnState } from "./return-state";

type Filter = Omit<ListReturns, "cursor" | "limit">;

/** Returns, newest first. */
export function ReturnsList({ filter, first }: { filter: Filter; first: ReturnsPage }) {
  const t = useTranslations("returns");
  const list = trpc.returns.list.useInfiniteQuery(filter, {
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    initialData: { pages: [first], pageParams: [undefined] },
  });
  useLiveQuery(["return", "return_parcel"], () => void list.refetch());
  const rows = list.data.pages.flatMap((page) => page.items);
  return (
    <>
      <Table
        label={t("title")}
        row={44}
        columns={[130, 190, null, 120, 110, { width: 150, from: "xl" }, { width: 130, from: "xl" }]}
        sticky
        className="max-md:hidden"
      >
        <TableHead>
          <HeadCell>{t("columns.number")}</HeadCell>
          <HeadCell>{t("columns.state")}</HeadCell>
          <HeadCell>{t("columns.buyer")}</HeadCell>
          <HeadCell>{t("columns.goods")}</HeadCell>
          <HeadCell numeric>{t("columns.sum")}</HeadCell>
          <HeadCell from="xl">{t("columns.due")}</HeadCell>
          <HeadCell from="xl">{t("columns.asked")}</HeadCell>
        </TableHead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id}>
              <Cell>
                <RowLink href={`/returns/${row.id}`} className="tabular-nums">
                  {row.number}
                </RowLink>
              </Cell>
              <Cell>
                <ReturnState status={row.status} />
              </Cell>
              <Cell wrap>
                {row.customerName}
                <span className="block text-12 text-ink-3">{t(`origins.${row.origin}`)}</span>
              </Cell>
              <Cell>
                <Goods row={row} />
              </Cell>
              <Cell numeric>
                <Money minor={worthOf(row)} currency={row.currency} />
              </Cell>
              <Cell from="xl">
                <DueWord {...row} />
              </Cell>
              <Cell from="xl">
                <DateTime at={row.createdAt} as="date" />
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      <ul className="md:hidden">
        {rows.map((row) => (
          <li key={row.id} className="relative border-b border-line px-4 py-3">
            <div className="flex items-baseline justify-between gap-3">
              <Link href={`/returns/${row.id}`} className="font-medium tabular-nums after:absolute after:inset-0">
                {row.number}
              </Link>
              <Money minor={worthOf(row)} currency={row.currency} />
            </div>
            <div className="text-13">{row.customerName}</div>
            <div className="mt-1 flex items-center justify-between gap-3 text-12">
              <ReturnState status={row.status} />
              <DueWord {...row} />
            </div>
          </li>
        ))}
      </ul>
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </>
  );
}

function Goods({ row }: { row: ReturnItem }) {
  const shown = row.lines.slice(0, 3);
  return (
    <Pictures
      items={shown.map((line) => ({ key: line.lineId, src: line.picture }))}
      more={row.lines.length > 3 ? row.lines.length - 3 : undefined}
    />
  );
}
