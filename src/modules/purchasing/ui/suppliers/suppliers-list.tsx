"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useLiveQuery } from "@/platform/realtime/react";
import { trpc } from "@/platform/trpc/react";
import { LoadMore } from "@/ui/load-more";
import { Quantity } from "@/ui/money";
import { Status } from "@/ui/status";
import { Cell, HeadCell, Row, RowLink, Table, TableHead } from "@/ui/table";
import type { ListSuppliers } from "../../suppliers/inputs";
import type { SuppliersPage } from "../rows";

/** Suppliers by name. */
export function SuppliersList({ filter, first }: { filter: Omit<ListSuppliers, "cursor" | "limit">; first: SuppliersPage }) {
  const t = useTranslations("purchasing.suppliers");
  const list = trpc.suppliers.list.useInfiniteQuery(filter, {
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    initialData: { pages: [first], pageParams: [undefined] },
  });
  useLiveQuery(["supplier", "purchase"], () => void list.refetch());
  const rows = list.data.pages.flatMap((page) => page.items);
  const resting = (
    <Status glyph="hold" tone="neutral">
      {t("inactive")}
    </Status>
  );
  return (
    <>
      <Table label={t("title")} row={44} columns={[null, { width: 220, from: "xl" }, 110, 110, 120]} sticky className="max-md:hidden">
        <TableHead>
          <HeadCell>{t("name")}</HeadCell>
          <HeadCell from="xl">{t("contact")}</HeadCell>
          <HeadCell>{t("currency")}</HeadCell>
          <HeadCell numeric>{t("products")}</HeadCell>
          <HeadCell numeric>{t("openOrders")}</HeadCell>
        </TableHead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id}>
              <Cell className="truncate">
                <RowLink href={`/purchasing/suppliers/${row.id}`}>{row.name}</RowLink>
                {!row.active && <span className="ml-2 inline-block text-12">{resting}</span>}
              </Cell>
              <Cell from="xl" className="truncate text-ink-2">
                {row.email ?? row.phone ?? row.person}
              </Cell>
              <Cell>{row.currency}</Cell>
              <Cell numeric>
                <Quantity value={row.products} bare />
              </Cell>
              <Cell numeric>
                <Quantity value={row.openOrders} bare />
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      <ul className="md:hidden">
        {rows.map((row) => (
          <li key={row.id} className="relative border-b border-line px-4 py-3">
            <Link href={`/purchasing/suppliers/${row.id}`} className="font-medium after:absolute after:inset-0">
              {row.name}
            </Link>
            <div className="text-12 text-ink-3">{t("sums", { products: row.products, orders: row.openOrders })}</div>
            {!row.active && <div className="text-12">{resting}</div>}
          </li>
        ))}
      </ul>
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </>
  );
}
