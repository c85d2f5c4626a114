"use client";
import { CircleX, MapPin } from "lucide-react";
import { useTranslations } from "next-intl";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { useReasonText } from "@/ui/reason-text";
import { Status } from "@/ui/status";
import type { TestDrive } from "../../routing/test-drive";
import { CandidateTable } from "./candidate-table";

type Props = {
  plan: OverTheWire<TestDrive>;
  names: Readonly<Record<string, string>>;
  currency: string;
  /** Whether a place was typed, so that not finding it is worth a word. */
  asked: boolean;
};

/** What a test drive found: the chosen warehouses with their goods, everything that was compared, and who was out and why. */
export function PlanAnswer({ plan, names, currency, asked }: Props) {
  const t = useTranslations("routing.drive");
  const reasonText = useReasonText();
  const name = (code: string) => names[code] ?? code;
  const goods = (lines: readonly { sku: string; quantity: number }[]) =>
    lines.map(({ sku, quantity }) => `${sku} × ${quantity}`).join(", ");
  const found = plan.destination;
  const gathered = plan.candidates.find(({ outcome }) => outcome === null)?.gather;
  return (
    <div aria-live="polite" className="border-t border-line">
      <div className="grid gap-1.5 p-4 text-13">
        {asked && (
          <p className="flex items-start gap-1.5 text-12 text-ink-3">
            <MapPin aria-hidden="true" className="mt-px size-3.5 shrink-0" />
            {found
              ? t(`precision.${found.precision}`, { at: `${found.latitude.toFixed(2)}, ${found.longitude.toFixed(2)}` })
              : t("nowhere")}
          </p>
        )}
        {plan.chosen.length === 0 && (
          <Status icon={<CircleX />} tone="danger">
            {t("nobody")}
          </Status>
        )}
        {plan.chosen.map(({ warehouse, lines }) => (
          <p key={warehouse}>
            <Status glyph="check" tone="success">
              <span className="font-medium">{name(warehouse)}</span>
            </Status>{" "}
            <span className="mono text-ink-2">{goods(lines)}</span>
          </p>
        ))}
        {gathered && (
          <p className="text-ink-2">
            {t("gathered", { goods: gathered.ways.reduce((sum, way) => sum + way.units, 0), warehouse: name(gathered.to) })}
          </p>
        )}
        {plan.unfilled.length > 0 && <p className="text-warning">{t("waits", { goods: goods(plan.unfilled) })}</p>}
        <p className="text-12 text-ink-3">{t(`by.${plan.ruleSet.scope}`)}</p>
      </div>
      {plan.candidates.length > 0 && <CandidateTable plan={plan} name={name} currency={currency} />}
      {plan.refused.length > 0 && (
        <ul aria-label={t("refused")} className="grid gap-1 border-t border-line px-4 py-2 text-12">
          {plan.refused.map(({ warehouse, reason }) => (
            <li key={warehouse} className="flex items-center gap-1.5">
              <CircleX aria-hidden="true" className="size-3.5 shrink-0 text-danger" />
              <span className="font-medium">{name(warehouse)}</span>
              <span className="text-ink-2">{reasonText(reason)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
