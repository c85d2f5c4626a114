"use client";
import { useTranslations } from "next-intl";
import { formatDay } from "@/lib/dates";
import { useLiveQuery } from "@/platform/realtime/react";
import { trpc } from "@/platform/trpc/react";
import { EmptyState } from "@/ui/empty-state";
import { useFormats } from "@/ui/formats-context";
import { Quantity } from "@/ui/money";
import { Status } from "@/ui/status";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { lotsOfSku } from "../lots/lot-queries";

type Lots = Awaited<ReturnType<typeof lotsOfSku>>;

/** The lots of a product in all warehouses, those that leave first in front. */
export function LotsTable({ sku, first }: { sku: string; first: Lots }) {
  const t = useTranslations("inventory.lots");
  const columns = useTranslations("inventory.columns");
  const { locale } = useFormats();
  const query = trpc.inventory.lots.useQuery({ sku }, { initialData: first });
  useLiveQuery("stock", () => void query.refetch());
  if (query.data.length === 0) return <EmptyState title={t("none")}>{t("noneText")}</EmptyState>;
  return (
    <Table label={t("title")} gutter={16} row={44} columns={[null, { width: 200, from: "md" }, 148, 68, { width: 110, from: "md" }]}>
      <TableHead>
        <HeadCell>{t("lot")}</HeadCell>
        <HeadCell from="md">{columns("warehouse")}</HeadCell>
        <HeadCell>{t("expires")}</HeadCell>
        <HeadCell numeric>{columns("onHand")}</HeadCell>
        <HeadCell numeric from="md">
          {t("apart")}
        </HeadCell>
      </TableHead>
      <tbody>
        {query.data.map((row) => (
          <Row key={`${row.warehouse} ${row.lot}`}>
            <Cell>
              <span className="mono block truncate">{row.lot}</span>
              {/* Without it two shelves with the same lot would look alike. */}
              <span className="block truncate text-12 text-ink-3 md:hidden">{row.warehouseName}</span>
            </Cell>
            <Cell from="md">{row.warehouseName}</Cell>
            <Cell>
              {row.expired ? (
                <Status glyph="cross" tone="danger">
                  {t("expired", { day: formatDay(row.expiresOn ?? "", { locale }) })}
                </Status>
              ) : row.expiresOn ? (
                t("until", { day: formatDay(row.expiresOn, { locale }) })
              ) : (
                <span className="text-ink-3">{t("never")}</span>
              )}
            </Cell>
            <Cell numeric className="font-medium">
              <Quantity value={row.onHand} bare />
            </Cell>
            <Cell numeric from="md" className={row.apart === 0 ? "text-ink-3" : "text-warning"}>
              <Quantity value={row.apart} bare />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
