"use client";
import { useTranslations } from "next-intl";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import { EmptyState } from "@/ui/empty-state";
import { LoadMore } from "@/ui/load-more";
import { HeadCell, Table, TableHead } from "@/ui/table";
import type { listMovements, StockExplanation } from "../ledger-queries";
import { type LedgerFilter, LedgerFilters } from "./ledger-filters";
import { LedgerLine } from "./ledger-line";
import { StockSum } from "./stock-sum";

type Page = OverTheWire<Awaited<ReturnType<typeof listMovements>>>;
type Props = {
  sku: string;
  filter: LedgerFilter;
  warehouses: readonly { code: string; name: string }[];
  first: Page;
  sum: StockExplanation;
};

/** Every movement of a product, newest first, with the balances it left behind, and their sum: the answer to "why is on hand 47?". */
export function Ledger({ sku, filter, warehouses, first, sum }: Props) {
  const t = useTranslations("inventory.ledger");
  const columns = useTranslations("inventory.columns");
  const { warehouse, since, until } = filter;
  const list = trpc.inventory.movements.useInfiniteQuery(
    { sku, ...filter },
    { getNextPageParam: (page) => page.nextCursor ?? undefined, initialData: { pages: [first], pageParams: [undefined] } },
  );
  const explanation = trpc.inventory.explanation.useQuery({ sku, warehouse, since, until }, { initialData: sum });
  useLiveQuery("stock", () => Promise.all([list.refetch(), explanation.refetch()]));
  const rows = list.data.pages.flatMap((page) => page.items);
  const nameOf = new Map(warehouses.map(({ code, name }) => [code, name]));
  return (
    <>
      <LedgerFilters filter={filter} warehouses={warehouses} />
      <StockSum explanation={explanation.data} fromBeginning={!since} />
      {rows.length === 0 ? (
        <EmptyState title={t(filter.kind || since || until ? "emptyFiltered" : "empty")}>
          {t(filter.kind || since || until ? "emptyFilteredText" : "emptyText")}
        </EmptyState>
      ) : (
        <Table
          label={t("title")}
          gutter={16}
          row={44}
          columns={[
            92,
            null,
            { width: 124, from: "md" },
            92,
            { width: 104, from: "md" },
            { width: 110, from: "xl" },
            { width: 140, from: "xl" },
          ]}
        >
          <TableHead>
            <HeadCell>{t("when")}</HeadCell>
            <HeadCell>{t("what")}</HeadCell>
            <HeadCell from="md">{columns("warehouse")}</HeadCell>
            <HeadCell numeric>{t("change")}</HeadCell>
            <HeadCell numeric from="md">
              {t("onHandAfter")}
            </HeadCell>
            <HeadCell numeric from="xl">
              {t("reservedAfter")}
            </HeadCell>
            <HeadCell from="xl">{t("who")}</HeadCell>
          </TableHead>
          <tbody>
            {rows.map((row) => (
              <LedgerLine key={row.id} movement={row} warehouseName={nameOf.get(row.warehouse) ?? row.warehouse} />
            ))}
          </tbody>
        </Table>
      )}
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </>
  );
}

export type Movement = Page["items"][number];
