"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import { EmptyState } from "@/ui/empty-state";
import { Quantity } from "@/ui/money";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import { useGlow } from "@/ui/use-glow";
import type { levelsOfSku } from "../level-queries";
import { AdjustDialog } from "./adjust-dialog";
import { SafetyDialog } from "./safety-dialog";
import { StockMenu } from "./stock-menu";
import type { StockRow } from "./stock-row";

type Levels = OverTheWire<Awaited<ReturnType<typeof levelsOfSku>>>;
type Product = { name: string; picture: string | null };

/** One product in every warehouse, with the units that are there but set apart. */
export function LevelsTable({ sku, product, first }: { sku: string; product: Product; first: Levels }) {
  const t = useTranslations("inventory");
  const query = trpc.inventory.levels.useQuery({ sku }, { initialData: first });
  useLiveQuery("stock", () => void query.refetch());
  const [adjusting, setAdjusting] = useState<StockRow | null>(null);
  const [securing, setSecuring] = useState<StockRow | null>(null);
  if (query.data.length === 0) return <EmptyState title={t("levels.none")}>{t("levels.noneText")}</EmptyState>;
  return (
    <>
      <Table label={t("levels.title")} gutter={16} row={44} columns={[null, 100, 90, 96, 90, 90, 220, 56]}>
        <TableHead>
          <HeadCell>{t("columns.warehouse")}</HeadCell>
          <HeadCell>{t("columns.bin")}</HeadCell>
          <HeadCell numeric>{t("columns.onHand")}</HeadCell>
          <HeadCell numeric>{t("columns.reserved")}</HeadCell>
          <HeadCell numeric>{t("columns.safety")}</HeadCell>
          <HeadCell numeric>{t("columns.available")}</HeadCell>
          <HeadCell>{t("levels.apart")}</HeadCell>
          <HeadCell>
            <span className="sr-only">{t("columns.actions")}</span>
          </HeadCell>
        </TableHead>
        <tbody>
          {query.data.map((level) => (
            <LevelLine key={level.warehouse} row={{ sku, ...product, ...level }} onAdjust={setAdjusting} onSafety={setSecuring} />
          ))}
        </tbody>
      </Table>
      {adjusting && <AdjustDialog row={adjusting} onClose={() => setAdjusting(null)} />}
      {securing && <SafetyDialog row={securing} onClose={() => setSecuring(null)} />}
    </>
  );
}

const apart = [
  { condition: "damaged", of: (row: StockRow) => row.damaged },
  { condition: "quarantine", of: (row: StockRow) => row.quarantine },
  { condition: "in_check", of: (row: StockRow) => row.inCheck },
  { condition: "put_back", of: (row: StockRow) => row.putBack },
] as const;

function LevelLine({ row, ...acts }: { row: StockRow; onAdjust: (row: StockRow) => void; onSafety: (row: StockRow) => void }) {
  const t = useTranslations("inventory.conditions");
  const glow = useGlow(`${row.onHand} ${row.reserved} ${row.safety} ${row.bin}`);
  const set = apart.filter(({ of }) => of(row) > 0);
  return (
    <Row glow={glow}>
      <Cell className="font-medium">{row.warehouseName}</Cell>
      <Cell className="mono">{row.bin ?? <span className="text-ink-3">—</span>}</Cell>
      <Cell numeric className="font-medium">
        <Quantity value={row.onHand} bare />
      </Cell>
      <Cell numeric>
        <Quantity value={row.reserved} bare />
      </Cell>
      <Cell numeric>
        <Quantity value={row.safety} bare />
      </Cell>
      <Cell numeric className={row.available > 0 ? "font-medium" : "font-medium text-danger"}>
        <Quantity value={row.available} bare />
      </Cell>
      <Cell wrap className="text-warning">
        {set.map(({ condition, of }) => `${t(condition)}: ${of(row)}`).join(", ")}
      </Cell>
      <Cell>
        <span className="flex justify-end">
          <StockMenu row={row} {...acts} />
        </span>
      </Cell>
    </Row>
  );
}
