"use client";
import { useTranslations } from "next-intl";
import { SegmentedControl } from "@/ui/segmented-control";
import { useAddress } from "@/ui/use-address";
import type { Breakdown } from "../figures/ask";

/** By what the figures are broken down; kept in the address. */
export function BreakdownChoice({ by, breakdowns }: { by: Breakdown; breakdowns: readonly Breakdown[] }) {
  const t = useTranslations("analytics");
  const address = useAddress();
  return (
    <SegmentedControl
      label={t("breakDown")}
      value={by}
      onChange={(value) => address.set({ by: value === "channel" ? null : value })}
      options={breakdowns.map((value) => ({ value, label: t(`by.${value}`) }))}
    />
  );
}
