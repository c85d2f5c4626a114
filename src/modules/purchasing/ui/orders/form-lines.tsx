"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/ui/icon-button";
import { Input } from "@/ui/input";
import { Money } from "@/ui/money";
import { MoneyInput } from "@/ui/money-input";
import { Picture } from "@/ui/picture";
import { orderable } from "../../suppliers/supplier";
import { typedUnits } from "../typed-units";

export type FormLine = {
  sku: string;
  name: string;
  picture: string | null;
  quantity: string;
  unitPriceMinor: number | null;
  discountMinor: number | null;
  taxRate: number | null;
  expectedAt: string | null;
  /** The supplier's terms, where its price list has the product. */
  terms: { minQuantity: number; pack: number } | null;
};

type Props = { lines: readonly FormLine[]; currency: string; onChange: (lines: FormLine[]) => void };

/** The goods of a draft: how many, at what price, with the supplier's minimum and packs beside them. */
export function FormLines({ lines, currency, onChange }: Props) {
  const t = useTranslations("purchasing.form");
  const change = (sku: string, part: Partial<FormLine>) => onChange(lines.map((line) => (line.sku === sku ? { ...line, ...part } : line)));
  return (
    <ul className="grid gap-4 md:gap-2">
      {lines.map((line) => {
        const units = typedUnits(line.quantity) ?? 0;
        const fits = line.terms ? orderable(Math.max(units, 1), line.terms) : units;
        return (
          <li
            key={line.sku}
            className="relative grid grid-cols-2 items-start gap-x-3 gap-y-2 md:grid-cols-[minmax(0,1fr)_90px_130px_120px_110px_28px]"
          >
            <span className="col-span-2 flex min-w-0 items-center gap-3 max-md:pr-10 md:col-span-1">
              <Picture src={line.picture} size={32} />
              <span className="min-w-0">
                <span className="block truncate">{line.name}</span>
                <span className="mono block truncate text-ink-3">{line.sku}</span>
                {line.terms && fits !== units && (
                  <button
                    type="button"
                    className="text-12 text-accent-ink hover:underline"
                    onClick={() => change(line.sku, { quantity: String(fits) })}
                  >
                    {t("raise", { units: fits, min: line.terms.minQuantity, pack: line.terms.pack })}
                  </button>
                )}
              </span>
            </span>
            <Input
              numeric
              inputMode="numeric"
              aria-label={t("quantityOf", { sku: line.sku })}
              placeholder={t("quantity")}
              value={line.quantity}
              onChange={(event) => change(line.sku, { quantity: event.target.value })}
            />
            <MoneyInput
              aria-label={t("priceOf", { sku: line.sku })}
              placeholder={t("price")}
              value={line.unitPriceMinor}
              currency={currency}
              onChange={(minor) => change(line.sku, { unitPriceMinor: minor })}
            />
            <MoneyInput
              aria-label={t("discountOf", { sku: line.sku })}
              placeholder={t("discount")}
              value={line.discountMinor}
              currency={currency}
              onChange={(minor) => change(line.sku, { discountMinor: minor })}
            />
            <span className="self-center text-right tabular-nums">
              <Money minor={units * (line.unitPriceMinor ?? 0) - (line.discountMinor ?? 0)} currency={currency} />
            </span>
            <span className="flex justify-end pt-0.5 max-md:absolute max-md:right-0 max-md:top-0">
              <IconButton
                size="sm"
                label={t("remove", { sku: line.sku })}
                icon={<X />}
                onClick={() => onChange(lines.filter((one) => one.sku !== line.sku))}
              />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
