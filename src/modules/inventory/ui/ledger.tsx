"use client";
import { useTranslations } from "next-intl";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import { EmptyState } from "@/ui/empty-state";
import { LoadMore } from "@/ui/load-more";
import { Select } from "@/ui/select";
import { HeadCell, Table, TableHead } from "@/ui/table";
import { useAddress } from "@/ui/use-address";
import type { listMovements } from "../queries";
import { LedgerLine } from "./ledger-line";

type Page = OverTheWire<Awaited<ReturnType<typeof listMovements>>>;
type Props = { sku: string; warehouse: string | undefined; warehouses: readonly { code: string; name: string }[]; first: Page };

/** Every movement of a product, newest first, with the balances it left behind: the answer to "why is on hand 47?". */
export function Ledger({ sku, warehouse, warehouses, first }: Props) {
  const t = useTranslations("inventory.ledger");
  const columns = useTranslations("inventory.columns");
  const address = useAddress();
  const list = trpc.inventory.movements.useInfiniteQuery(
    { sku, warehouse },
    { getNextPageParam: (page) => page.nextCursor ?? undefined, initialData: { pages: [first], pageParams: [undefined] } },
  );
  useLiveQuery("stock", () => void list.refetch());
  const rows = list.data.pages.flatMap((page) => page.items);
  const nameOf = new Map(warehouses.map(({ code, name }) => [code, name]));
  return (
    <>
      {warehouses.length > 1 && (
        <div className="border-b border-line px-4 py-2">
          <Select
            size="sm"
            aria-label={columns("warehouse")}
            className="w-56"
            value={warehouse ?? ""}
            placeholder={t("all")}
            onChange={(code) => address.set({ warehouse: code || null })}
            options={warehouses.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </div>
      )}
      {rows.length === 0 ? (
        <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>
      ) : (
        <Table label={t("title")} gutter={16} row={44} columns={[130, null, 130, 110, 110, 110, 150]}>
          <TableHead>
            <HeadCell>{t("when")}</HeadCell>
            <HeadCell>{t("what")}</HeadCell>
            <HeadCell>{columns("warehouse")}</HeadCell>
            <HeadCell numeric>{t("change")}</HeadCell>
            <HeadCell numeric>{t("onHandAfter")}</HeadCell>
            <HeadCell numeric>{t("reservedAfter")}</HeadCell>
            <HeadCell>{t("who")}</HeadCell>
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
