"use client";
import { useTranslations } from "next-intl";
import { TextLink } from "@/ui/button-link";
import { DateTime } from "@/ui/date-time";
import { FactBlock, FactList } from "@/ui/fact-list";
import { useReasonText } from "@/ui/reason-text";
import type { WholeReturn } from "./return-row";

/** Who decided and why, where it goes, what went out instead. */
export function ReturnFacts({ one }: { one: WholeReturn }) {
  const t = useTranslations("returns.facts");
  const reasonText = useReasonText();
  const { decision } = one;
  const facts = [
    ...(decision && (decision.name || decision.by === "rule")
      ? [{ label: t("decided"), value: one.decidedAt ? (decision.by === "rule" ? t("byRule") : decision.name) : "—" }]
      : []),
    ...(one.decidedAt ? [{ label: t("decidedAt"), value: <DateTime at={one.decidedAt} as="short" /> }] : []),
    { label: t("warehouse"), value: one.warehouseName ?? t("anyWarehouse") },
    ...(one.receivedAt ? [{ label: t("receivedAt"), value: <DateTime at={one.receivedAt} as="short" /> }] : []),
    ...(one.exchangeOrder
      ? [
          {
            label: t("exchange"),
            value: <TextLink href={`/orders/${encodeURIComponent(one.exchangeOrder)}`}>{one.exchangeOrder}</TextLink>,
          },
        ]
      : []),
  ];
  return (
    <FactBlock title={t("title")}>
      <FactList facts={facts} />
      {one.rejectReason && <p className="mt-2 text-13 [overflow-wrap:anywhere]">{t("rejected", { reason: one.rejectReason })}</p>}
      {decision?.why.map((why) => (
        <p key={why.code + String(why.params?.sku ?? "")} className="mt-2 text-13 text-ink-2">
          {reasonText(why)}
        </p>
      ))}
    </FactBlock>
  );
}
