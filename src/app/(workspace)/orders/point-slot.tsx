"use client";
import type { PointSlot } from "@/modules/orders/ui/point-slot";
import { PointPicker } from "@/modules/shipments/ui/point-picker";

export type PointCarriers = readonly { code: string; kind: string; name: string }[];

/** What chooses a pickup point among those of the given carriers; null where there are none. */
export function pointSlotOf(carriers: PointCarriers): PointSlot {
  return carriers.length === 0 ? null : (wish) => <PointPicker carriers={carriers} {...wish} />;
}
