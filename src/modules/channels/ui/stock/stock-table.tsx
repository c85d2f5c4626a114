"use client";
import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useNeeds } from "@/platform/actor-react";
import { TextLink } from "@/ui/button-link";
import { RelativeTime } from "@/ui/date-time";
import { useFormats } from "@/ui/formats-context";
import { IconButton } from "@/ui/icon-button";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { StockAtChannel } from "./stock-row";
import { StockState } from "./stock-state";

type Acts = { places: boolean; pending: string | null; onPush: (sku: string) => void };
type Props = Acts & { rows: readonly StockAtChannel[] };

/** Each number that the channel keeps for us: ours now, the one that it was told, its own. */
export function StockTable({ rows, ...acts }: Props) {
  const t = useTranslations("channels.stock");
  const columns = [null, ...(acts.places ? [120] : []), 76, 84, 110, 84, 210, 52];
  return (
    <>
      <Table label={t("title")} row={52} gutter={16} columns={columns} className="max-md:hidden">
        <TableHead>
          <HeadCell>{t("columns.product")}</HeadCell>
          {acts.places && <HeadCell>{t("columns.place")}</HeadCell>}
          <HeadCell numeric>{t("columns.ours")}</HeadCell>
          <HeadCell numeric>{t("columns.pushed")}</HeadCell>
          <HeadCell numeric>{t("columns.theirs")}</HeadCell>
          <HeadCell numeric>{t("columns.difference")}</HeadCell>
          <HeadCell>{t("columns.state")}</HeadCell>
          <HeadCell>
            <span className="sr-only">{t("columns.actions")}</span>
          </HeadCell>
        </TableHead>
        <tbody>
          {rows.map((row) => (
            <StockLine key={`${row.sku} ${row.place}`} row={row} {...acts} />
          ))}
        </tbody>
      </Table>
      <ul className="md:hidden">
        {rows.map((row) => (
          <StockCard key={`${row.sku} ${row.place}`} row={row} {...acts} />
        ))}
      </ul>
    </>
  );
}

function StockLine({ row, places, ...acts }: Acts & { row: StockAtChannel }) {
  const { number } = useFormats();
  const figure = (value: number | null) => (value === null ? "—" : number(value));
  return (
    <Row>
      <Cell>
        <Product row={row} />
      </Cell>
      {places && (
        <Cell>
          <Place row={row} />
        </Cell>
      )}
      <Cell numeric>{number(row.ours)}</Cell>
      <Cell numeric className={row.pushed === row.ours ? "" : "text-info"}>
        {figure(row.pushed)}
      </Cell>
      <Cell numeric>
        <span className="block">{figure(row.theirs)}</span>
        {row.theirsAt && <RelativeTime at={row.theirsAt} className="text-12 text-ink-3" />}
      </Cell>
      <Cell numeric>
        <Difference value={row.difference} />
      </Cell>
      <Cell wrap>
        <StockState row={row} />
      </Cell>
      <Cell>
        <PushButton row={row} {...acts} />
      </Cell>
    </Row>
  );
}

function StockCard({ row, places, ...acts }: Acts & { row: StockAtChannel }) {
  const t = useTranslations("channels.stock");
  const { number } = useFormats();
  const figure = (value: number | null) => (value === null ? "—" : number(value));
  return (
    <li className="grid gap-2 border-b border-line px-4 py-3 text-13 last:border-b-0">
      <span className="flex items-start justify-between gap-3">
        <span className="min-w-0">
          <Product row={row} />
          {places && <Place row={row} />}
        </span>
        <PushButton row={row} {...acts} />
      </span>
      <dl className="grid grid-cols-4 gap-2 tabular-nums [&_dt]:text-12 [&_dt]:text-ink-3">
        <div>
          <dt>{t("columns.ours")}</dt>
          <dd>{number(row.ours)}</dd>
        </div>
        <div>
          <dt>{t("columns.pushed")}</dt>
          <dd>{figure(row.pushed)}</dd>
        </div>
        <div>
          <dt>{t("columns.theirs")}</dt>
          <dd>{figure(row.theirs)}</dd>
        </div>
        <div>
          <dt>{t("columns.difference")}</dt>
          <dd>
            <Difference value={row.difference} />
          </dd>
        </div>
      </dl>
      <StockState row={row} />
    </li>
  );
}

function Product({ row }: { row: StockAtChannel }) {
  return (
    <>
      <span className="block truncate">{row.name}</span>
      <TextLink href={`/stock/${encodeURIComponent(row.sku)}`} className="mono block truncate text-12">
        {row.sku}
      </TextLink>
    </>
  );
}

function Place({ row }: { row: StockAtChannel }) {
  return (
    <>
      <span className="mono block truncate text-12">{row.place}</span>
      <span className="block truncate text-12 text-ink-3">{row.warehouses.join(", ")}</span>
    </>
  );
}

/** Nothing to see while both sides agree. */
export function Difference({ value }: { value: number | null }) {
  const { number } = useFormats();
  if (value === null || value === 0) return <span className="text-ink-3">{value === null ? "—" : "0"}</span>;
  return <span className="font-medium text-warning">{value > 0 ? `+${number(value)}` : number(value)}</span>;
}

function PushButton({ row, pending, onPush }: Omit<Acts, "places"> & { row: StockAtChannel }) {
  const t = useTranslations("channels.stock");
  const needsOperator = useNeeds("operator");
  return (
    <IconButton
      size="sm"
      label={t("pushOf", { sku: row.sku })}
      icon={<RotateCcw />}
      pending={pending === row.sku}
      disabledReason={needsOperator}
      onClick={() => onPush(row.sku)}
    />
  );
}
