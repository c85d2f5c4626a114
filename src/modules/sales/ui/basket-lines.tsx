"use client";
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { cx } from "@/ui/cx";
import { Field } from "@/ui/field";
import { IconButton } from "@/ui/icon-button";
import { Input } from "@/ui/input";
import { Money } from "@/ui/money";
import { MoneyInput } from "@/ui/money-input";
import { Picture } from "@/ui/picture";
import { type HandLine, lineSum, unreadyLine } from "../basket";
import { DiscountInput } from "./discount-input";
import { PartSerials } from "./part-serials";

type Props = { lines: readonly HandLine[]; currency: string; onChange: (lines: HandLine[]) => void };

/** What is in the basket: quantity, price and discount stay open until it is sold. */
export function BasketLines({ lines, currency, onChange }: Props) {
  return (
    <ul>
      {lines.map((line) => (
        <Line
          key={line.sku}
          line={line}
          currency={currency}
          onChange={(changes) => onChange(lines.map((one) => (one === line ? { ...one, ...changes } : one)))}
          onRemove={() => onChange(lines.filter((one) => one !== line))}
        />
      ))}
    </ul>
  );
}

type LineProps = { line: HandLine; currency: string; onChange: (changes: Partial<HandLine>) => void; onRemove: () => void };

function Line({ line, currency, onChange, onRemove }: LineProps) {
  const t = useTranslations("sales");
  const short = unreadyLine(line) === "short";
  const numbered = line.serials.length > 0;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto_auto] items-center gap-x-3 gap-y-2 border-b border-line px-4 py-3 text-13 last:border-b-0 xl:grid-cols-[minmax(0,1fr)_60px_108px_180px_92px_auto]">
      <span className="flex min-w-0 items-center gap-2.5">
        <Picture src={line.picture} size={36} />
        <span className="min-w-0">
          <span className="block truncate font-medium" title={line.name}>
            {line.name}
          </span>
          <span className="flex flex-wrap gap-x-2">
            <span className="mono truncate text-ink-3">{numbered ? line.serials.join(", ") : line.sku}</span>
            <span className={cx("whitespace-nowrap tabular-nums", short ? "font-medium text-danger" : "text-ink-3")}>
              {t(short ? "onlyThere" : "there", { count: line.there })}
            </span>
          </span>
        </span>
      </span>
      {line.parts.length > 0 && <PartSerials line={line} onChange={onChange} />}
      <span className="text-right font-medium tabular-nums xl:order-5">
        <Money minor={lineSum(line)} currency={currency} />
      </span>
      <span className="xl:order-6">
        <IconButton label={t("remove", { name: line.name })} icon={<Trash2 />} onClick={onRemove} />
      </span>
      <span className="col-span-3 grid grid-cols-[88px_minmax(0,1fr)] gap-2 sm:grid-cols-[72px_minmax(0,1fr)_minmax(0,1.3fr)] xl:contents [&_label]:text-12 [&_label]:font-normal [&_label]:text-ink-3 xl:[&_label]:sr-only">
        <Field label={t("quantity")} className="xl:order-2">
          <Input
            numeric
            inputMode="numeric"
            autoComplete="off"
            readOnly={numbered}
            value={line.quantity ?? ""}
            onFocus={(event) => event.target.select()}
            onChange={(event) => onChange({ quantity: wholeOf(event.target.value) })}
          />
        </Field>
        <Field label={t("price")} className="xl:order-3">
          <MoneyInput value={line.unitPriceMinor} currency={currency} onChange={(unitPriceMinor) => onChange({ unitPriceMinor })} />
        </Field>
        <DiscountInput line={line} currency={currency} onChange={onChange} className="max-sm:col-span-2 xl:order-4" />
      </span>
    </li>
  );
}

/** A quantity as it is typed: digits only, up to what a basket takes; empty while nothing stands there. */
function wholeOf(typed: string): number | null {
  const digits = typed.replace(/\D/g, "").slice(0, 5);
  return digits === "" ? null : Math.min(Number(digits), 10_000);
}
