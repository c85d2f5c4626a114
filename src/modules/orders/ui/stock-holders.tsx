"use client";
import { useTranslations } from "next-intl";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import { DateTime } from "@/ui/date-time";
import { EmptyState } from "@/ui/empty-state";
import { Quantity } from "@/ui/money";
import { Status } from "@/ui/status";
import { Cell, HeadCell, Row, RowLink, Table, TableHead } from "@/ui/table";
import type { holdersOfSku } from "../holders-queries";

type HeldUnits = OverTheWire<Awaited<ReturnType<typeof holdersOfSku>>>;

/** The orders behind the reserved figure, oldest first, and those that wait for more. */
export function Holders({ sku, first }: { sku: string; first: HeldUnits }) {
  const t = useTranslations("inventory.holders");
  const columns = useTranslations("inventory.columns");
  const query = trpc.inventory.holders.useQuery({ sku }, { initialData: first });
  useLiveQuery(["stock", "order", "fulfilment"], () => void query.refetch());
  if (query.data.length === 0) return <EmptyState title={t("none")} />;
  return (
    <>
      <Table label={t("title")} gutter={16} columns={[110, null, 160, 100, 130]}>
        <TableHead>
          <HeadCell>{t("order")}</HeadCell>
          <HeadCell>{t("buyer")}</HeadCell>
          <HeadCell>{columns("warehouse")}</HeadCell>
          <HeadCell numeric>{t("quantity")}</HeadCell>
          <HeadCell>{t("since")}</HeadCell>
        </TableHead>
        <tbody>
          {query.data.map((held) => (
            <Row key={held.id}>
              <Cell>
                <RowLink href={`/orders/${encodeURIComponent(held.number)}`}>{held.number}</RowLink>
              </Cell>
              <Cell>{held.customerName}</Cell>
              <Cell>
                {held.warehouseName ?? (
                  <Status glyph="hourglass" tone="warning">
                    {t("waits")}
                  </Status>
                )}
              </Cell>
              <Cell numeric>
                <Quantity value={held.quantity} bare />
              </Cell>
              <Cell>
                <DateTime at={held.since} />
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      {query.data.length >= 200 && <p className="px-4 py-2 text-12 text-ink-3">{t("more", { count: 200 })}</p>}
    </>
  );
}
