"use client";
import { Megaphone, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { useFormats } from "@/ui/formats-context";
import { LoadMore } from "@/ui/load-more";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { listPromotions } from "../../demand/promotion-queries";
import { PromotionDialog } from "./promotion-dialog";

type Page = OverTheWire<Awaited<ReturnType<typeof listPromotions>>>;
export type PromotionItem = Page["items"][number];

/** Days on which more was sold than usual, the latest first. */
export function PromotionsList({ first }: { first: Page }) {
  const t = useTranslations("forecast.promotions");
  const f = useFormats();
  const needs = useNeeds("operator");
  const list = trpc.forecasts.promotions.useInfiniteQuery(
    {},
    { getNextPageParam: (page) => page.nextCursor ?? undefined, initialData: { pages: [first], pageParams: [undefined] } },
  );
  useLiveQuery("promotion", () => void list.refetch());
  const [open, setOpen] = useState<PromotionItem | "new" | null>(null);
  const rows = list.data.pages.flatMap((page) => page.items);
  const day = (text: string) => f.date(`${text}T12:00:00Z`);
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-5 py-3 max-md:px-4">
        <p className="min-w-0 grow basis-64 text-13 text-ink-2">{t("about")}</p>
        <Button variant="primary" icon={<Plus />} disabledReason={needs} onClick={() => setOpen("new")}>
          {t("add")}
        </Button>
      </div>
      {rows.length === 0 ? (
        <EmptyState icon={<Megaphone />} title={t("empty")}>
          {t("emptyText")}
        </EmptyState>
      ) : (
        <Table label={t("title")} row={44} columns={[null, 200, 160, { width: 160, from: "md" }]}>
          <TableHead>
            <HeadCell>{t("columns.name")}</HeadCell>
            <HeadCell>{t("columns.days")}</HeadCell>
            <HeadCell>{t("columns.goods")}</HeadCell>
            <HeadCell from="md">{t("columns.by")}</HeadCell>
          </TableHead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id}>
                <Cell>
                  <button
                    type="button"
                    className="truncate text-left font-medium after:absolute after:inset-0"
                    onClick={() => setOpen(row)}
                  >
                    {row.name}
                  </button>
                </Cell>
                <Cell>{row.firstDay === row.lastDay ? day(row.firstDay) : `${day(row.firstDay)} – ${day(row.lastDay)}`}</Cell>
                <Cell>{row.forAll ? t("everything") : t("goods", { count: row.skus.length })}</Cell>
                <Cell from="md">{row.by.name}</Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
      {open && <PromotionDialog promotion={open === "new" ? null : open} onClose={() => setOpen(null)} />}
    </>
  );
}
