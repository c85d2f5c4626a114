"use client";
import { useTranslations } from "next-intl";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import { DateTime } from "@/ui/date-time";
import { LoadMore } from "@/ui/load-more";
import { Money } from "@/ui/money";
import { Card } from "@/ui/section";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { listRegisters } from "../../settlements/settlement-queries";

/** Registers that were read, with what they brought. */
export function RegisterList({ first }: { first: OverTheWire<Awaited<ReturnType<typeof listRegisters>>> }) {
  const t = useTranslations("shipping.settlements");
  const list = trpc.settlements.list.useInfiniteQuery(
    {},
    { getNextPageParam: (page) => page.nextCursor ?? undefined, initialData: { pages: [first], pageParams: [undefined] } },
  );
  useLiveQuery(["settlement"], () => void list.refetch());
  return (
    <Card title={t("registers.title")}>
      <Table
        label={t("registers.title")}
        row={52}
        gutter={16}
        columns={[null, { width: 150, from: "md" }, { width: 104, from: "md" }, 110, { width: 120, from: "md" }, 106]}
      >
        <TableHead>
          <HeadCell>{t("registers.number")}</HeadCell>
          <HeadCell from="md">{t("registers.at")}</HeadCell>
          <HeadCell numeric from="md">
            {t("registers.parcels")}
          </HeadCell>
          <HeadCell numeric>{t("registers.booked")}</HeadCell>
          <HeadCell numeric from="md">
            {t("registers.fee")}
          </HeadCell>
          <HeadCell numeric>{t("registers.open")}</HeadCell>
        </TableHead>
        <tbody>
          {list.data.pages
            .flatMap((page) => page.items)
            .map((one) => (
              <Row key={one.id}>
                <Cell>
                  <span className="block truncate" title={one.number}>
                    {one.number}
                  </span>
                  <span className="block truncate text-12 text-ink-3">
                    {one.carrierName}, {one.by}
                  </span>
                </Cell>
                <Cell from="md">
                  <DateTime at={one.createdAt} />
                </Cell>
                <Cell numeric from="md">
                  {one.parcels}
                </Cell>
                <Cell numeric>
                  <Money minor={one.bookedMinor} currency={one.currency} />
                </Cell>
                <Cell numeric from="md">
                  {one.feeMinor === 0 ? "—" : <Money minor={one.feeMinor} currency={one.currency} />}
                </Cell>
                <Cell numeric className={one.open > 0 ? "text-warning" : "text-ink-3"}>
                  {one.open}
                </Cell>
              </Row>
            ))}
        </tbody>
      </Table>
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </Card>
  );
}
