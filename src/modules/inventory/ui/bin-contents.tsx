"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { useLiveQuery } from "@/platform/realtime/react";
import { trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { LoadMore } from "@/ui/load-more";
import { Quantity } from "@/ui/money";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { BinContent, listBinContents } from "../bins/bin-queries";
import { MoveBinsDialog } from "./move-bins-dialog";

type Page = Awaited<ReturnType<typeof listBinContents>>;

/** Where the units of a product lie, bin by bin; what lies in none comes first in each warehouse. */
export function BinContents({ sku, first }: { sku: string; first: Page }) {
  const t = useTranslations("inventory.bins");
  const columns = useTranslations("inventory.columns");
  const needsPicker = useNeeds("picker");
  const [moving, setMoving] = useState<BinContent | null>(null);
  const list = trpc.inventory.binContents.useInfiniteQuery(
    { sku },
    { getNextPageParam: (page) => page.nextCursor ?? undefined, initialData: { pages: [first], pageParams: [undefined] } },
  );
  useLiveQuery("stock", () => void list.refetch());
  const rows = list.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) return <p className="px-4 py-3 text-13 text-ink-3">{t("none")}</p>;
  return (
    <>
      <Table label={t("title")} gutter={16} row={44} columns={[150, null, 90, 130]}>
        <TableHead>
          <HeadCell>{columns("bin")}</HeadCell>
          <HeadCell>{columns("warehouse")}</HeadCell>
          <HeadCell numeric>{t("units")}</HeadCell>
          <HeadCell>
            <span className="sr-only">{columns("actions")}</span>
          </HeadCell>
        </TableHead>
        <tbody>
          {rows.map((row) => (
            <Row key={`${row.warehouse} ${row.bin} ${row.lot}`}>
              <Cell wrap className={row.bin ? "mono" : "text-ink-3"}>
                {row.bin ?? t("unplaced")}
                {row.lot && <span className="block text-12 text-ink-3">{t("lot", { lot: row.lot })}</span>}
              </Cell>
              <Cell wrap>{row.warehouseName}</Cell>
              <Cell numeric className="font-medium">
                <Quantity value={row.units} bare />
              </Cell>
              <Cell>
                <span className="flex justify-end">
                  <Button size="sm" variant="ghost" disabledReason={needsPicker} onClick={() => setMoving(row)}>
                    {t("move")}
                  </Button>
                </span>
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
      {moving && <MoveBinsDialog content={moving} onClose={() => setMoving(null)} />}
    </>
  );
}
