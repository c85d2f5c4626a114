"use client";
import { trpc } from "@/platform/trpc/react";
import type { Tracking } from "@/ui/unit-details";

/** What is kept of a product beside its figures in a warehouse, and the packs that it is counted in. */
export function useTracking({
  sku,
  warehouse,
}: {
  sku: string;
  warehouse: string;
}): Tracking & { packs: { name: string; units: number }[] } {
  const product = trpc.catalog.bySku.useQuery({ sku }).data;
  const tracksLots = product?.tracksLots ?? false;
  const lots = trpc.inventory.lots.useQuery({ sku, warehouse }, { enabled: tracksLots }).data ?? [];
  return { tracksLots, tracksSerials: product?.tracksSerials ?? false, lots, packs: product?.packs ?? [] };
}
