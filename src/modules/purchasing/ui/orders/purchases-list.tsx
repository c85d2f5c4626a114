"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useLiveQuery } from "@/platform/realtime/react";
import { trpc } from "@/platform/trpc/react";
import { LoadMore } from "@/ui/load-more";
import { Money, Quantity } from "@/ui/money";
import { Cell, HeadCell, Row, RowLink, Table, TableHead } from "@/ui/table";
import { useGlow } from "@/ui/use-glow";
import type { ListPurchases } from "../../orders/inputs";
import type { PurchasesPage } from "../rows";
import { ExpectedWord } from "./expected-word";
import { PurchaseState } from "./purchase-state";

type Filter = Omit<ListPurchases, "cursor" | "limit">;
type Item = PurchasesPage["items"][number];

/** Orders to suppliers, newest first. */
export function PurchasesList({ filter, first }: { filter: Filter; first: PurchasesPage }) {
  const t = useTranslations("purchasing");
  const list = trpc.purchases.list.useInfiniteQuery(filter, {
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    initialData: { pages: [first], pageParams: [undefined] },
  });
  useLiveQuery("purchase", () => void list.refetch());
  const rows = list.data.pages.flatMap((page) => page.items);
  return (
    <>
      <Table
        label={t("title")}
        row={44}
        columns={[110, 190, null, { width: 170, from: "xl" }, 120, 130, 130]}
        sticky
        className="max-md:hidden"
      >
        <TableHead>
          <HeadCell>{t("columns.number")}</HeadCell>
          <HeadCell>{t("columns.status")}</HeadCell>
          <HeadCell>{t("columns.supplier")}</HeadCell>
          <HeadCell from="xl">{t("columns.warehouse")}</HeadCell>
          <HeadCell numeric>{t("columns.units")}</HeadCell>
          <HeadCell numeric>{t("columns.total")}</HeadCell>
          <HeadCell>{t("columns.expected")}</HeadCell>
        </TableHead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.id} row={row} />
          ))}
        </tbody>
      </Table>
      <ul className="md:hidden">
        {rows.map((row) => (
          <li key={row.id} className="relative border-b border-line px-4 py-3">
            <div className="flex items-baseline justify-between gap-3">
              <Link href={`/purchasing/${row.id}`} className="font-medium tabular-nums after:absolute after:inset-0">
                {row.number}
              </Link>
              <Money minor={row.totalMinor} currency={row.currency} />
            </div>
            <div className="text-13">{row.supplier}</div>
            <div className="mt-1 flex items-start justify-between gap-3 text-12">
              <PurchaseState status={row.status} />
              <ExpectedWord {...row} />
            </div>
          </li>
        ))}
      </ul>
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </>
  );
}

function Line({ row }: { row: Item }) {
  const glow = useGlow(`${row.status} ${row.received} ${row.expectedAt}`);
  return (
    <Row glow={glow}>
      <Cell className="tabular-nums">
        <RowLink href={`/purchasing/${row.id}`}>{row.number}</RowLink>
      </Cell>
      <Cell>
        <PurchaseState status={row.status} />
      </Cell>
      <Cell className="truncate">
        {row.supplier}
        {row.reference && <span className="block truncate text-12 text-ink-3">{row.reference}</span>}
      </Cell>
      <Cell from="xl" className="truncate text-ink-2">
        {row.warehouseName}
      </Cell>
      <Cell numeric>
        {row.received > 0 && row.received < row.units && (
          <span className="text-ink-2">
            <Quantity value={row.received} bare /> /{" "}
          </span>
        )}
        <Quantity value={row.units} bare />
      </Cell>
      <Cell numeric>
        <Money minor={row.totalMinor} currency={row.currency} />
      </Cell>
      <Cell>
        <ExpectedWord {...row} />
      </Cell>
    </Row>
  );
}
