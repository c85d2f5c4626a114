"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ListTransfers } from "@/modules/inventory/transfers/inputs";
import type { listTransfers, transferById } from "@/modules/inventory/transfers/transfer-queries";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import { DateTime } from "@/ui/date-time";
import { LoadMore } from "@/ui/load-more";
import { Quantity } from "@/ui/money";
import { Pictures } from "@/ui/picture";
import { Cell, HeadCell, Row, RowLink, Table, TableHead } from "@/ui/table";
import { TransferState } from "./transfer-state";

type Page = OverTheWire<Awaited<ReturnType<typeof listTransfers>>>;
type TransferRow = Page["items"][number];
export type WholeTransfer = OverTheWire<Awaited<ReturnType<typeof transferById>>>;
type Filter = Omit<ListTransfers, "cursor" | "limit">;

/** Transfers, newest first. */
export function TransfersList({ filter, first }: { filter: Filter; first: Page }) {
  const t = useTranslations("inventory.transfers");
  const list = trpc.transfers.list.useInfiniteQuery(filter, {
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    initialData: { pages: [first], pageParams: [undefined] },
  });
  useLiveQuery("transfer", () => void list.refetch());
  const rows = list.data.pages.flatMap((page) => page.items);
  return (
    <>
      <Table label={t("title")} row={44} columns={[90, null, 140, 90, 140, { width: 150, from: "xl" }]} sticky className="max-md:hidden">
        <TableHead>
          <HeadCell>{t("columns.number")}</HeadCell>
          <HeadCell>{t("columns.way")}</HeadCell>
          <HeadCell>{t("columns.goods")}</HeadCell>
          <HeadCell numeric>{t("columns.units")}</HeadCell>
          <HeadCell>{t("columns.expected")}</HeadCell>
          <HeadCell from="xl">{t("columns.status")}</HeadCell>
        </TableHead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id}>
              <Cell className="tabular-nums">
                <RowLink href={`/stock/transfers/${row.id}`}>{row.number}</RowLink>
              </Cell>
              <Cell wrap>
                {t("way", { from: row.fromName, to: row.toName })}
                <span className="block text-12 xl:hidden">
                  <TransferState status={row.status} />
                </span>
              </Cell>
              <Cell>
                <Goods row={row} />
              </Cell>
              <Cell numeric>
                <Quantity value={unitsOf(row)} bare />
              </Cell>
              <Cell>
                <DateTime at={row.expectedAt} as="date" />
              </Cell>
              <Cell from="xl">
                <TransferState status={row.status} />
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      <ul className="md:hidden">
        {rows.map((row) => (
          <li key={row.id} className="relative border-b border-line px-4 py-3">
            <div className="flex items-baseline justify-between gap-3">
              <Link href={`/stock/transfers/${row.id}`} className="font-medium after:absolute after:inset-0">
                {t("one", { number: row.number })}
              </Link>
              <span className="text-12 text-ink-2">
                <DateTime at={row.expectedAt} as="date" />
              </span>
            </div>
            <div className="text-13">{t("way", { from: row.fromName, to: row.toName })}</div>
            <div className="mt-1 flex items-center justify-between gap-3 text-12">
              <TransferState status={row.status} />
              <Goods row={row} />
            </div>
          </li>
        ))}
      </ul>
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </>
  );
}

const unitsOf = ({ status, lines }: TransferRow) =>
  lines.reduce((sum, line) => sum + (status === "draft" || status === "cancelled" ? line.quantity : line.sent), 0);

function Goods({ row }: { row: TransferRow }) {
  return (
    <Pictures
      items={row.lines.slice(0, 4).map((line) => ({ key: line.id, src: line.picture }))}
      more={row.lines.length > 4 ? row.lines.length - 4 : undefined}
    />
  );
}
