"use client";
import { useTranslations } from "next-intl";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import { DateTime } from "@/ui/date-time";
import { EmptyState } from "@/ui/empty-state";
import { Quantity } from "@/ui/money";
import { Cell, HeadCell, Row, RowLink, Table, TableHead } from "@/ui/table";
import type { Affected } from "../../promise-queries";

/** The orders that will be served from an arrival, in their turn: its move moves their promise. */
export function AwaitingOrders({ arrivalId, first }: { arrivalId: string; first: OverTheWire<Affected> }) {
  const t = useTranslations("inventory.arrivals.awaiting");
  const query = trpc.arrivals.awaiting.useQuery({ arrivalId }, { initialData: first });
  useLiveQuery(["arrival", "order", "transfer"], () => void query.refetch());
  const { items, count } = query.data;
  if (count === 0) return <EmptyState title={t("none")}>{t("noneText")}</EmptyState>;
  return (
    <>
      <Table label={t("title")} gutter={16} row={44} columns={[110, null, 90, 130]}>
        <TableHead>
          <HeadCell>{t("order")}</HeadCell>
          <HeadCell>{t("buyer")}</HeadCell>
          <HeadCell numeric>{t("units")}</HeadCell>
          <HeadCell>{t("promised")}</HeadCell>
        </TableHead>
        <tbody>
          {items.map((row) => (
            <Row key={`${row.orderId} ${row.sku}`}>
              <Cell>
                <RowLink href={`/orders/${encodeURIComponent(row.number)}`}>{row.number}</RowLink>
              </Cell>
              <Cell className="truncate">{row.customerName}</Cell>
              <Cell numeric>
                <Quantity value={row.units} bare />
              </Cell>
              <Cell>{row.to ? <DateTime at={row.to} as="date" /> : <span className="text-warning">{t("short")}</span>}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      {count > items.length && <p className="px-4 py-2 text-12 text-ink-3">{t("more", { count: count - items.length })}</p>}
    </>
  );
}
