"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { wholeUnits } from "@/lib/formats";
import { Checkbox } from "@/ui/checkbox";
import { useFormats } from "@/ui/formats-context";
import { Input } from "@/ui/input";
import { Money } from "@/ui/money";
import { Picture } from "@/ui/picture";
import { useReasonText } from "@/ui/reason-text";
import { Cell, Row } from "@/ui/table";
import { Tooltip } from "@/ui/tooltip";
import type { ProposalItem } from "./proposal-row";

type Props = {
  row: ProposalItem;
  isChosen: boolean;
  onChoose: (on: boolean) => void;
  quantity: string;
  isWrong: boolean;
  onQuantity: (text: string) => void;
};

const hrefOf = (row: ProposalItem) => `/purchasing/forecast/${encodeURIComponent(row.sku)}`;

/** One thing to do, as a row: how much, why, and what it is worth. */
export function ProposalLine(props: Props) {
  const { row, isChosen } = props;
  const why = useReasonText();
  return (
    <Row selected={isChosen}>
      <Cell>
        <Choice {...props} />
      </Cell>
      <Cell>
        <span className="flex min-w-0 items-center gap-2.5">
          <Picture src={row.picture} size={32} />
          <span className="min-w-0">
            <Link href={hrefOf(row)} prefetch={false} className="block truncate font-medium hover:underline">
              {row.name}
            </Link>
            <span className="mono block truncate text-ink-3">{row.sku}</span>
          </span>
        </span>
      </Cell>
      <Cell from="md">
        <Way row={row} />
      </Cell>
      <Cell numeric>
        <Cover row={row} />
      </Cell>
      <Cell numeric>
        <Units {...props} />
      </Cell>
      <Cell from="wide" wrap className="text-12 text-ink-2">
        {why(row.why)}
      </Cell>
      <Cell from="xl">
        <Risk row={row} />
      </Cell>
      <Cell numeric from="xl">
        <Money minor={wholeUnits(row.savedMinor, row.currency)} currency={row.currency} />
      </Cell>
      <Cell numeric>
        {row.capitalMinor === null ? <span className="text-ink-3">—</span> : <Money minor={row.capitalMinor} currency={row.currency} />}
      </Cell>
    </Row>
  );
}

/** The same as a card, for phones. */
export function ProposalCard(props: Props) {
  const { row } = props;
  const why = useReasonText();
  return (
    <li className="border-b border-line px-4 py-3">
      <div className="flex items-start gap-3">
        <Choice {...props} />
        <div className="min-w-0 grow">
          <Link href={hrefOf(row)} className="block truncate font-medium">
            {row.name}
          </Link>
          <div className="mono truncate text-12 text-ink-3">{row.sku}</div>
          <Way row={row} />
          <p className="mt-1 text-12 text-ink-2">{why(row.why)}</p>
          <div className="mt-1 flex flex-wrap gap-x-3 text-12 text-ink-2">
            <Cover row={row} />
            <Risk row={row} />
            {row.capitalMinor !== null && <Money minor={row.capitalMinor} currency={row.currency} />}
          </div>
        </div>
        <div className="w-24 shrink-0">
          <Units {...props} />
        </div>
      </div>
    </li>
  );
}

function Choice({ row, isChosen, onChoose }: Props) {
  const t = useTranslations("forecast.proposals");
  if (row.kind === "transfer" || row.supplier !== null)
    return <Checkbox aria-label={t("choose", { sku: row.sku, warehouse: row.warehouseName })} checked={isChosen} onChange={onChoose} />;
  return (
    <Tooltip content={t("noSupplier")}>
      <span>
        <Checkbox aria-label={t("noSupplier")} checked={false} disabled onChange={() => {}} />
      </span>
    </Tooltip>
  );
}

/** From where to where. */
function Way({ row }: { row: ProposalItem }) {
  const t = useTranslations("forecast.proposals");
  return (
    <span className="block min-w-0 text-13">
      <span className="block truncate">{row.warehouseName}</span>
      <span className="block truncate text-12 text-ink-3">
        {row.kind === "transfer" ? t("fromWarehouse", { name: row.fromName ?? "" }) : (row.supplier ?? t("noSupplier"))}
      </span>
    </span>
  );
}

function Cover({ row }: { row: ProposalItem }) {
  const t = useTranslations("forecast");
  const { number } = useFormats();
  if (row.coverDays === null) return <span className="text-ink-3">—</span>;
  const days = Math.floor(row.coverDays);
  return (
    <span className={row.coverDays < row.leadDays ? "font-medium text-danger" : ""}>{t("days", { count: days, shown: number(days) })}</span>
  );
}

/** The chance to run out, without it and with it. */
function Risk({ row }: { row: ProposalItem }) {
  const { percent } = useFormats();
  return (
    <span className="whitespace-nowrap tabular-nums">
      {percent(row.riskBefore)} → <span className="font-medium">{percent(row.riskAfter)}</span>
    </span>
  );
}

function Units({ row, quantity, isWrong, onQuantity }: Props) {
  const t = useTranslations("forecast.proposals");
  return (
    <Input
      numeric
      inputMode="numeric"
      autoComplete="off"
      aria-label={t("quantityOf", { sku: row.sku, warehouse: row.warehouseName })}
      aria-invalid={isWrong || undefined}
      value={quantity}
      onChange={(event) => onQuantity(event.target.value)}
    />
  );
}
