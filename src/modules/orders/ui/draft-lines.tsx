"use client";
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Reason } from "@/lib/reason";
import { cx } from "@/ui/cx";
import { Field } from "@/ui/field";
import { IconButton } from "@/ui/icon-button";
import { Input } from "@/ui/input";
import { Money } from "@/ui/money";
import { MoneyInput } from "@/ui/money-input";
import { Picture } from "@/ui/picture";
import type { DraftLine } from "./order-draft";

type Props = {
  lines: readonly DraftLine[];
  currency: string;
  available: Readonly<Record<string, number>>;
  problems: Readonly<Record<string, Reason>>;
  onChange: (lines: DraftLine[]) => void;
};

/** The goods of the order: price, quantity and discount can be changed, what lies free is said while it is typed. */
export function DraftLines({ lines, currency, available, problems, onChange }: Props) {
  return (
    <ul className="border-t border-line">
      {lines.map((line, at) => (
        <Line
          key={line.sku}
          line={line}
          currency={currency}
          free={available[line.sku]}
          problem={(field) => problems[`lines.${at}.${field}`] ?? null}
          onChange={(changes) => onChange(lines.map((one, index) => (index === at ? { ...one, ...changes } : one)))}
          onRemove={() => onChange(lines.filter((_, index) => index !== at))}
        />
      ))}
    </ul>
  );
}

type LineProps = {
  line: DraftLine;
  currency: string;
  free: number | undefined;
  problem: (field: string) => Reason | null;
  onChange: (changes: Partial<DraftLine>) => void;
  onRemove: () => void;
};

function Line({ line, currency, free, problem, onChange, onRemove }: LineProps) {
  const t = useTranslations("orders.new");
  const goods = (line.quantity ?? 0) * (line.unitPrice ?? 0);
  const short = free !== undefined && (line.quantity ?? 0) > free;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 gap-y-2 border-b border-line px-4 py-3 text-13 lg:grid-cols-[minmax(0,1fr)_120px_84px_120px_96px_32px]">
      <span className="flex min-w-0 items-center gap-2.5">
        <Picture src={line.picture} size={36} />
        <span className="min-w-0">
          <span className="block truncate font-medium" title={line.name}>
            {line.name}
          </span>
          <span className="flex gap-2">
            <span className="mono truncate text-ink-3">{line.sku}</span>
            {free !== undefined && (
              <span className={cx("whitespace-nowrap tabular-nums", short ? "font-medium text-warning" : "text-ink-3")}>
                {short ? t("freeOf", { free, wanted: line.quantity ?? 0 }) : t("free", { free })}
              </span>
            )}
          </span>
        </span>
      </span>
      <span className="lg:hidden">
        <Remove name={line.name} onRemove={onRemove} />
      </span>
      <span className="col-span-2 grid grid-cols-3 gap-2 lg:contents [&_label]:text-12 [&_label]:font-normal [&_label]:text-ink-3 lg:[&_label]:sr-only">
        <Field label={t("price")} error={problem("unitPrice")}>
          <MoneyInput value={line.unitPrice} currency={currency} onChange={(unitPrice) => onChange({ unitPrice })} />
        </Field>
        <Field label={t("quantity")} error={problem("quantity")}>
          <Input
            numeric
            inputMode="numeric"
            autoComplete="off"
            value={line.quantity ?? ""}
            onFocus={(event) => event.target.select()}
            onChange={(event) => onChange({ quantity: wholeOf(event.target.value) })}
          />
        </Field>
        <Field label={t("discount")} error={problem("discount")}>
          <MoneyInput
            value={line.discount}
            currency={currency}
            placeholder={t("discount")}
            onChange={(discount) => onChange({ discount })}
          />
        </Field>
      </span>
      <span className="text-right font-medium leading-9 max-lg:col-span-2">
        <Money minor={Math.max(0, goods - (line.discount ?? 0))} currency={currency} />
      </span>
      <span className="max-lg:hidden">
        <Remove name={line.name} onRemove={onRemove} />
      </span>
    </li>
  );
}

function Remove({ name, onRemove }: { name: string; onRemove: () => void }) {
  const t = useTranslations("orders.new");
  return <IconButton label={t("remove", { name })} icon={<Trash2 />} onClick={onRemove} />;
}

/** A quantity as it is typed: digits only, up to a million; empty while nothing stands there. */
function wholeOf(typed: string): number | null {
  const digits = typed.replace(/\D/g, "").slice(0, 7);
  return digits === "" ? null : Math.min(Number(digits), 1_000_000);
}
