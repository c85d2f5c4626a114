"use client";
import { useTranslations } from "next-intl";
import { TextLink } from "@/ui/button-link";
import { useFormats } from "@/ui/formats-context";
import type { StockExplanation } from "../ledger-queries";

/** The movements of a period added up: what was there, what came and went by kind, and what that makes. */
export function StockSum({ explanation, fromBeginning }: { explanation: StockExplanation; fromBeginning: boolean }) {
  const t = useTranslations("inventory.ledger");
  const { number } = useFormats();
  const signed = (units: number) => (units > 0 ? `+${number(units)}` : number(units));
  const { opening, sums, closing } = explanation;
  const gap = fromBeginning && opening !== 0;
  return (
    <div className="border-b border-line bg-sunken px-4 py-3">
      <dl className="flex flex-wrap items-end gap-x-5 gap-y-2 tabular-nums">
        {!(fromBeginning && opening === 0) && (
          <Part label={t(gap ? "sum.unexplained" : "sum.opening")} value={gap ? signed(opening) : number(opening)} warn={gap} />
        )}
        {sums.map(({ kind, units }) => (
          <Part key={kind} label={t(`kinds.${kind}`)} value={signed(units)} />
        ))}
        <div>
          <dt className="text-12 text-ink-3">{t("sum.closing")}</dt>
          <dd className="text-16 font-semibold">= {number(closing)}</dd>
        </div>
      </dl>
      {gap && (
        <p className="mt-2 text-12 text-warning">
          {t.rich("sum.gap", {
            units: signed(opening),
            audit: (words) => (
              <TextLink href="/stock/audits" className="underline underline-offset-2">
                {words}
              </TextLink>
            ),
          })}
        </p>
      )}
    </div>
  );
}

function Part({ label, value, warn }: { label: string; value: string; warn?: boolean }) {
  return (
    <div>
      <dt className="text-12 text-ink-3">{label}</dt>
      <dd className={`text-16 ${warn ? "text-warning" : ""}`}>{value}</dd>
    </div>
  );
}
