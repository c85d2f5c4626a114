"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { listArrivals } from "@/modules/inventory/arrivals/arrival-queries";
import type { ListArrivals } from "@/modules/inventory/arrivals/inputs";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import { LoadMore } from "@/ui/load-more";
import { Quantity } from "@/ui/money";
import { Picture } from "@/ui/picture";
import { Cell, HeadCell, Row, RowLink, Table, TableHead } from "@/ui/table";
import { useGlow } from "@/ui/use-glow";
import { ArrivalActs } from "./arrival-acts";
import { ArrivalState, ExpectedDay } from "./arrival-state";

type Page = OverTheWire<Awaited<ReturnType<typeof listArrivals>>>;
export type ArrivalRow = Page["items"][number];
type Filter = Omit<ListArrivals, "cursor" | "limit">;

/** What is expected, soonest first; on the page of one product without its name. */
export function ArrivalsList({ filter, first, ofProduct = false }: { filter: Filter; first: Page; ofProduct?: boolean }) {
  const t = useTranslations("inventory.arrivals");
  const list = trpc.arrivals.list.useInfiniteQuery(filter, {
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    initialData: { pages: [first], pageParams: [undefined] },
  });
  useLiveQuery(["arrival", "transfer"], () => void list.refetch());
  const rows = list.data.pages.flatMap((page) => page.items);
  const product = ofProduct ? [] : [null];
  return (
    <>
      <Table
        label={t("title")}
        row={ofProduct ? 44 : 52}
        gutter={ofProduct ? 16 : 20}
        columns={[...product, ofProduct ? null : 150, 130, 110, 150, { width: 170, from: "xl" }, 56]}
        sticky={!ofProduct}
        className="max-md:hidden"
      >
        <TableHead>
          {!ofProduct && <HeadCell>{t("fields.product")}</HeadCell>}
          <HeadCell>{t("fields.warehouse")}</HeadCell>
          <HeadCell>{t("fields.day")}</HeadCell>
          <HeadCell numeric>{t("columns.outstanding")}</HeadCell>
          <HeadCell>{t("columns.status")}</HeadCell>
          <HeadCell from="xl">{t("fields.source")}</HeadCell>
          <HeadCell>
            <span className="sr-only">{t("columns.actions")}</span>
          </HeadCell>
        </TableHead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.id} row={row} ofProduct={ofProduct} />
          ))}
        </tbody>
      </Table>
      <ul className="md:hidden">
        {rows.map((row) => (
          <Phone key={row.id} row={row} />
        ))}
      </ul>
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </>
  );
}

const addressOf = (row: ArrivalRow) => `/stock/arrivals/${row.id}`;

function Line({ row, ofProduct }: { row: ArrivalRow; ofProduct: boolean }) {
  const glow = useGlow(`${row.quantity} ${row.received} ${row.expectedAt} ${row.status}`);
  return (
    <Row glow={glow}>
      {!ofProduct && (
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
      )}
      <Cell>{ofProduct ? <RowLink href={addressOf(row)}>{row.warehouseName}</RowLink> : row.warehouseName}</Cell>
      <Cell>
        <ExpectedDay arrival={row} />
      </Cell>
      <Cell numeric className="font-medium">
        <Units row={row} />
      </Cell>
      <Cell>
        <ArrivalState arrival={row} />
      </Cell>
      <Cell from="xl" className="truncate text-ink-2">
        <Source row={row} />
      </Cell>
      <Cell>
        <span className="relative z-1 flex justify-end">
          <ArrivalActs arrival={row} />
        </span>
      </Cell>
    </Row>
  );
}

function Phone({ row }: { row: ArrivalRow }) {
  return (
    <li className="relative flex items-center gap-3 border-b border-line py-2.5 pl-4 pr-2">
      <Picture src={row.picture} size={44} />
      <div className="min-w-0 flex-1">
        <Link href={addressOf(row)} className="line-clamp-2 font-medium after:absolute after:inset-0">
          {row.name}
        </Link>
        <div className="truncate text-12 text-ink-3">
          <span className="mono">{row.sku}</span> · {row.warehouseName}
        </div>
        <div className="text-12">
          <ArrivalState arrival={row} />
        </div>
      </div>
      <div className="text-right tabular-nums">
        <div className="text-16 font-semibold">
          <Units row={row} />
        </div>
        <div className="text-12">
          <ExpectedDay arrival={row} />
        </div>
      </div>
      <span className="relative z-1">
        <ArrivalActs arrival={row} />
      </span>
    </li>
  );
}

function Units({ row }: { row: ArrivalRow }) {
  const over = row.status !== "open";
  return (
    <>
      <Quantity value={over ? row.received : row.outstanding} bare />
      {row.quantity !== (over ? row.received : row.outstanding) && <span className="font-normal text-ink-3"> / {row.quantity}</span>}
    </>
  );
}

/** Where it comes from, with the paper that names it. */
export function Source({ row }: { row: ArrivalRow }) {
  const t = useTranslations("inventory.arrivals");
  // The reference of what was ordered begins with its number.
  if (row.purchase) return <>{row.reference ?? row.purchase.number}</>;
  const from = row.transfer ? t("toTransfer", { number: row.transfer.number }) : t(`sources.${row.source}`);
  return <>{row.reference ? `${from}, ${row.reference}` : from}</>;
}
