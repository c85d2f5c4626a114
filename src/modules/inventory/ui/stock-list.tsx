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
import { type ChosenAct, StockActDialog } from "./stock-acts";
import { StockCard } from "./stock-card";
import { StockLine } from "./stock-line";
import { keyOf } from "./stock-row";

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

  const [chosen, setChosen] = useState<ChosenAct | null>(null);
  const rows = list.data.pages.flatMap((page) => page.items);

  return (
    <>
      <Table
        label={t("title")}
        row={52}
        columns={[null, 140, { width: 96, from: "xl" }, 90, 92, { width: 96, from: "xl" }, 92, 56]}
        sticky
        className="max-md:hidden"
      >
        <TableHead>
          <HeadCell>{t("columns.product")}</HeadCell>
          <HeadCell>{t("columns.warehouse")}</HeadCell>
          <HeadCell from="xl">{t("columns.bin")}</HeadCell>
          <HeadCell numeric>{t("columns.onHand")}</HeadCell>
          <HeadCell numeric>{t("columns.reserved")}</HeadCell>
          <HeadCell numeric from="xl">
            {t("columns.safety")}
          </HeadCell>
          <HeadCell numeric>{t("columns.available")}</HeadCell>
          <HeadCell>
            <span className="sr-only">{t("columns.actions")}</span>
          </HeadCell>
        </TableHead>
        <tbody>
          {rows.map((row) => (
            <StockLine key={keyOf(row)} row={row} onAct={setChosen} />
          ))}
        </tbody>
      </Table>
      <ul className="md:hidden">
        {rows.map((row) => (
          <StockCard key={keyOf(row)} row={row} onAct={setChosen} />
        ))}
      </ul>
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
      <StockActDialog chosen={chosen} onClose={() => setChosen(null)} />
    </>
  );
}
