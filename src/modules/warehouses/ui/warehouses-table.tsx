"use client";
import { useTranslations } from "next-intl";
import { Status } from "@/ui/status";
import { Cell, HeadCell, Row, RowLink, Table, TableHead } from "@/ui/table";
import type { Warehouse } from "../warehouse-queries";

type Line = Warehouse & { bins: number };

/** All warehouses in the order in which they are tried when everything else is equal. */
export function WarehousesTable({ warehouses }: { warehouses: readonly Line[] }) {
  const t = useTranslations("warehouses");
  return (
    <Table label={t("title")} row={44} gutter={16} columns={[null, { width: 150, from: "md" }, 80, { width: 90, from: "md" }, 116]}>
      <TableHead>
        <HeadCell>{t("columns.name")}</HeadCell>
        <HeadCell from="md">{t("columns.city")}</HeadCell>
        <HeadCell>{t("columns.cutOff")}</HeadCell>
        <HeadCell numeric from="md">
          {t("columns.bins")}
        </HeadCell>
        <HeadCell>{t("columns.state")}</HeadCell>
      </TableHead>
      <tbody>
        {warehouses.map((warehouse) => (
          <Row key={warehouse.id}>
            <Cell>
              <RowLink href={`/settings/warehouses/${encodeURIComponent(warehouse.code)}`}>{warehouse.name}</RowLink>{" "}
              <span className="mono text-12 text-ink-3">{warehouse.code}</span>
            </Cell>
            <Cell from="md">{warehouse.address?.city ?? ""}</Cell>
            <Cell className="tabular-nums">{warehouse.cutOff}</Cell>
            <Cell numeric from="md">
              {warehouse.bins}
            </Cell>
            <Cell>
              <Status glyph={warehouse.active ? "check" : "dashed"} tone={warehouse.active ? "success" : "neutral"} quiet>
                {t(warehouse.active ? "state.active" : "state.inactive")}
              </Status>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
