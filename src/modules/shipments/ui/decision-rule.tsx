"use client";
import { useTranslations } from "next-intl";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { Money } from "@/ui/money";
import { useReasonText } from "@/ui/reason-text";
import type { RateDecision } from "../rate-choice";

type Props = { decision: OverTheWire<RateDecision>; nameOf: (carrier: string) => string };

/** Which rule decided, which fitted and could not be followed, and what a choice by hand costs beside the rules' own. */
export function DecisionRule({ decision, nameOf }: Props) {
  const t = useTranslations("shipping.rates");
  const reasonText = useReasonText();
  const { rule, strategy, passed = [], advised, chosen } = decision;
  const differs = advised && chosen && (advised.carrier !== chosen.carrier || advised.service !== chosen.service);
  if (!rule && passed.length === 0 && !differs && (!strategy || strategy === "cheapest")) return null;
  return (
    <div className="grid gap-1 border-b border-line px-4 py-2.5 text-12 text-ink-2">
      {rule && (
        <p>
          {t.rich("byRule", { name: rule.name, position: rule.position, b: (words) => <b className="font-medium text-ink">{words}</b> })}
        </p>
      )}
      {passed.map((one) => (
        <p key={one.position}>
          {t("passed", { name: one.name, position: one.position })}: {reasonText(one.reason)}
        </p>
      ))}
      {differs && (
        <p>
          {t("advised", { carrier: nameOf(advised.carrier) })} <Money minor={advised.priceMinor} currency={advised.currency} />
          {advised.currency === chosen.currency && advised.priceMinor !== chosen.priceMinor && (
            <>
              {" "}
              (<PriceDifference minor={chosen.priceMinor - advised.priceMinor} currency={chosen.currency} />)
            </>
          )}
        </p>
      )}
    </div>
  );
}

/** "+120 ₽": dearer than what the rules take, or cheaper. */
export function PriceDifference({ minor, currency }: { minor: number; currency: string }) {
  return (
    <span className={minor > 0 ? "text-warning" : "text-success"}>
      {minor > 0 ? "+" : "−"}
      <Money minor={Math.abs(minor)} currency={currency} />
    </span>
  );
}
