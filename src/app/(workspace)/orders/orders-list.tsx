"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import type { listOrders } from "@/modules/orders/list-orders";
import type { ListOrders } from "@/modules/orders/search/order-filter";
import { rememberList } from "@/modules/orders/ui/list-memory";
import { OrderCard } from "@/modules/orders/ui/order-card";
import { orderColumns } from "@/modules/orders/ui/order-columns";
import { OrderLine } from "@/modules/orders/ui/order-line";
import { OrdersHead } from "@/modules/orders/ui/orders-head";
import { useLiveOrders } from "@/modules/orders/ui/use-live-orders";
import { useSelection } from "@/modules/orders/ui/use-selection";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import { AnnouncementBar } from "@/ui/announcement-bar";
import { LoadMore } from "@/ui/load-more";
import { Table } from "@/ui/table";
import { useHotkeys } from "@/ui/use-hotkeys";
import { OrderBulkBar } from "./order-bulk-bar";

type Page = OverTheWire<Awaited<ReturnType<typeof listOrders>>>;
type Props = { filter: Omit<ListOrders, "cursor">; first: Page; href: string; view: string };

/** The orders, newest first: keyboard, selection, live rows. The server renders the first page, the browser goes on. */
export function OrdersList({ filter, first, href, view }: Props) {
  const t = useTranslations("orders.list");
  const router = useRouter();
  const list = trpc.orders.list.useInfiniteQuery(filter, {
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    initialData: { pages: [first], pageParams: [undefined] },
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const rows = useMemo(() => list.data.pages.flatMap((page) => page.items), [list.data]);
  const ids = useMemo(() => rows.map((row) => row.id), [rows]);
  const live = useLiveOrders(filter, rows);
  const selection = useSelection(ids);
  const { limit: _, ...whole } = filter;
  const [cursor, setCursor] = useState<string | null>(null);

  const remember = () => rememberList({ href, view, numbers: rows.map(({ number }) => number), more: list.hasNextPage });
  const step = (by: 1 | -1) => setCursor(ids[Math.max(0, Math.min(ids.length - 1, (cursor ? ids.indexOf(cursor) : -1) + by))] ?? null);
  const at = rows.find(({ id }) => id === cursor);
  const group = t("keys.group");
  useHotkeys([
    { keys: "j", label: t("keys.next"), group, run: () => step(1) },
    { keys: "k", label: t("keys.previous"), group, run: () => step(-1) },
    { keys: "x", label: t("keys.select"), group, run: () => at && selection.toggle(at.id, !selection.has(at.id)) },
    {
      keys: "enter",
      label: t("keys.open"),
      group,
      run: () => {
        if (!at) return;
        remember();
        router.push(`/orders/${encodeURIComponent(at.number)}`);
      },
    },
  ]);
  const showNew = async () => {
    live.seen();
    window.scrollTo({ top: 0 });
    await list.refetch();
  };
  const propsOf = (row: Page["items"][number]) => ({
    row,
    selected: selection.has(row.id),
    onSelect: (on: boolean, range: boolean) => selection.toggle(row.id, on, range),
    onOpen: remember,
  });
  return (
    <>
      <AnnouncementBar count={live.waiting} onShow={() => void showNew()}>
        {t("waiting", { count: live.waiting })}
      </AnnouncementBar>
      <div className="[--list-head:calc(var(--page-head,0px)+40px)] max-md:hidden">
        <Table label={t("label")} columns={orderColumns} sticky>
          <OrdersHead all={selection.all} onSelectAll={selection.toggleAll} />
          <tbody>
            {rows.map((row) => (
              <OrderLine key={row.id} {...propsOf(row)} cursor={row.id === cursor} />
            ))}
          </tbody>
        </Table>
      </div>
      <ul aria-label={t("label")} className="md:hidden">
        {rows.map((row) => (
          <OrderCard key={row.id} {...propsOf(row)} />
        ))}
      </ul>
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
      <OrderBulkBar
        rows={rows.filter(({ id }) => selection.has(id))}
        filter={whole}
        mayTakeAll={selection.all === true && list.hasNextPage}
        onClear={selection.clear}
        onKeep={selection.keep}
      />
    </>
  );
}
