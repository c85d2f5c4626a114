"use client";
import { useTranslations } from "next-intl";
import { Chip } from "@/ui/chip";
import { useAddress } from "@/ui/use-address";

/** The carrier that a page is narrowed to, with the way back to all of them. */
export function ChosenCarrier({ name }: { name: string | null }) {
  const t = useTranslations("analytics.ways");
  const address = useAddress();
  const words = name ?? t("noCarrier");
  return (
    <p className="print:mb-2">
      <Chip name={t("carrier")} label={`${t("carrier")} ${words}`} onRemove={() => address.set({ carrier: null })}>
        <span className="font-medium">{words}</span>
      </Chip>
    </p>
  );
}
