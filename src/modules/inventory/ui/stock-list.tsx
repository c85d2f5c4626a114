"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import { LoadMore } from "@/ui/load-more";
import { HeadCell, Table, TableHead } from "@/ui/table";
import type { ListStock } from "../inputs";
import type { listStock } from "../queries";
import { AdjustDialog } from "./adjust-dialog";
import { SafetyDialog } from "./safety-dialog";
import { StockCard } from "./stock-card";
import { StockLine } from "./stock-line";
import { keyOf, type StockRow } from "./stock-row";

type Page = OverTheWire<Awaited<ReturnType<typeof listStock>>>;
type Filter = Omit<ListStock, "cursor" | "limit">;

/** Every product in every warehouse with what is there, kept and free. Changed figures glow where they stand; nothing moves. */
export function StockList({ filter, first }: { filter: Filter; first: Page }) {
  const t = useTranslations("inventory");
  const list = trpc.inventory.list.useInfiniteQuery(filter, {
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    initialData: { pages: [first], pageParams: [undefined] },
  });
  useLiveQuery("stock", () => void list.refetch());

  const [adjusting, setAdjusting] = useState<StockRow | null>(null);
  const [securing, setSecuring] = useState<StockRow | null>(null);
  const rows = list.data.pages.flatMap((page) => page.items);
  const acts = { onAdjust: setAdjusting, onSafety: setSecuring };

  return (
    <>
      <Table label={t("title")} row={52} columns={[null, 150, 96, 90, 100, 96, 90, 56]} sticky className="max-md:hidden">
        <TableHead>
          <HeadCell>{t("columns.product")}</HeadCell>
          <HeadCell>{t("columns.warehouse")}</HeadCell>
          <HeadCell>{t("columns.bin")}</HeadCell>
          <HeadCell numeric>{t("columns.onHand")}</HeadCell>
          <HeadCell numeric>{t("columns.reserved")}</HeadCell>
          <HeadCell numeric>{t("columns.safety")}</HeadCell>
          <HeadCell numeric>{t("columns.available")}</HeadCell>
          <HeadCell>
            <span className="sr-only">{t("columns.actions")}</span>
          </HeadCell>
        </TableHead>
        <tbody>
          {rows.map((row) => (
            <StockLine key={keyOf(row)} row={row} {...acts} />
          ))}
        </tbody>
      </Table>
      <ul className="md:hidden">
        {rows.map((row) => (
          <StockCard key={keyOf(row)} row={row} {...acts} />
        ))}
      </ul>
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
      {adjusting && <AdjustDialog row={adjusting} onClose={() => setAdjusting(null)} />}
      {securing && <SafetyDialog row={securing} onClose={() => setSecuring(null)} />}
    </>
  );
}
