"use client";
import { useTranslations } from "next-intl";
import type { DescribedKind } from "../setup/describe-kinds";

/** What people choose a carrier by, in the order in which a parcel meets it. */
const told = ["label", "waybill", "manifest", "callCourier", "points", "track", "cancel", "modify", "returnLabel"] as const;

/** What a kind of carrier can do, in words. */
export function useAbilityWords(): (can: DescribedKind["can"]) => string[] {
  const t = useTranslations("shipping.carriers.can");
  return (can) => told.filter((ability) => can[ability]).map((ability) => t(ability));
}
