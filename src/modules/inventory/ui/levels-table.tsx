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
import { type ChosenAct, StockActDialog, type StockActs } from "./stock-acts";
import { StockMenu } from "./stock-menu";
import type { StockRow } from "./stock-row";

type Levels = OverTheWire<Awaited<ReturnType<typeof levelsOfSku>>>;
type Product = { name: string; picture: string | null };

/** One product in every warehouse, with the units that are there but set apart. */
export function LevelsTable({ sku, product, first }: { sku: string; product: Product; first: Levels }) {
  const t = useTranslations("inventory");
  const query = trpc.inventory.levels.useQuery({ sku }, { initialData: first });
  useLiveQuery("stock", () => void query.refetch());
  const [chosen, setChosen] = useState<ChosenAct | null>(null);
  if (query.data.length === 0) return <EmptyState title={t("levels.none")}>{t("levels.noneText")}</EmptyState>;
  return (
    <>
      <Table
        label={t("levels.title")}
        gutter={16}
        row={44}
        columns={[
          null,
          { width: 100, from: "md" },
          84,
          { width: 92, from: "md" },
          { width: 84, from: "md" },
          92,
          { width: 92, from: "md" },
          { width: 200, from: "md" },
          60,
        ]}
      >
        <TableHead>
          <HeadCell>{t("columns.warehouse")}</HeadCell>
          <HeadCell from="md">{t("columns.bin")}</HeadCell>
          <HeadCell numeric>{t("columns.onHand")}</HeadCell>
          <HeadCell numeric from="md">
            {t("columns.reserved")}
          </HeadCell>
          <HeadCell numeric from="md">
            {t("columns.safety")}
          </HeadCell>
          <HeadCell numeric>{t("columns.available")}</HeadCell>
          <HeadCell numeric from="md">
            {t("columns.incoming")}
          </HeadCell>
          <HeadCell from="md">{t("levels.apart")}</HeadCell>
          <HeadCell>
            <span className="sr-only">{t("columns.actions")}</span>
          </HeadCell>
        </TableHead>
        <tbody>
          {query.data.map((level) => (
            <LevelLine key={level.warehouse} row={{ sku, ...product, ...level }} onAct={setChosen} />
          ))}
        </tbody>
      </Table>
      <StockActDialog chosen={chosen} onClose={() => setChosen(null)} />
    </>
  );
}

const apart = [
  { condition: "damaged", of: (row: StockRow) => row.damaged },
  { condition: "quarantine", of: (row: StockRow) => row.quarantine },
  { condition: "in_check", of: (row: StockRow) => row.inCheck },
  { condition: "put_back", of: (row: StockRow) => row.putBack },
] as const;

function LevelLine({ row, ...acts }: StockActs & { row: StockRow }) {
  const t = useTranslations("inventory.conditions");
  const glow = useGlow(`${row.onHand} ${row.reserved} ${row.safety} ${row.incoming} ${row.bin}`);
  const words = apart
    .filter(({ of }) => of(row) > 0)
    .map(({ condition, of }) => `${t(condition)}: ${of(row)}`)
    .join(", ");
  return (
    <Row glow={glow}>
      <Cell wrap className="font-medium">
        {row.warehouseName}
        <span className="block text-12 font-normal text-ink-3 md:hidden">
          <span className="mono">{row.bin}</span> <span className="text-warning">{words}</span>
        </span>
      </Cell>
      <Cell from="md" className="mono">
        {row.bin ?? <span className="text-ink-3">—</span>}
      </Cell>
      <Cell numeric className="font-medium">
        <Quantity value={row.onHand} bare />
      </Cell>
      <Cell numeric from="md">
        <Quantity value={row.reserved} bare />
      </Cell>
      <Cell numeric from="md">
        <Quantity value={row.safety} bare />
      </Cell>
      <Cell numeric className={row.available > 0 ? "font-medium" : "font-medium text-danger"}>
        <Quantity value={row.available} bare />
      </Cell>
      <Cell numeric from="md" className={row.incoming === 0 ? "text-ink-3" : ""}>
        <Quantity value={row.incoming} bare />
      </Cell>
      <Cell wrap from="md" className="text-warning">
        {words}
      </Cell>
      <Cell>
        <span className="flex justify-end">
          <StockMenu row={row} {...acts} />
        </span>
      </Cell>
    </Row>
  );
}
