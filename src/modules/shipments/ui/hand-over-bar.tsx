"use client";
import { Truck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { BulkBar } from "@/ui/bulk-bar";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import type { Shipment } from "./shipment-row";
import { useHandOver } from "./use-hand-over";

/** What was chosen leaves through the door. Asked once more, because what a courier has taken cannot be taken back. */
export function HandOverBar({ selected, onClear }: { selected: readonly Shipment[]; onClear: () => void }) {
  const t = useTranslations("shipping.handOver");
  const needs = useNeeds("picker");
  const [asking, setAsking] = useState(false);
  const handOver = useHandOver(() => {
    setAsking(false);
    onClear();
  });
  const carriers = [...new Set(selected.map((shipment) => shipment.carrierName))].join(", ");
  const parcels = selected.reduce((sum, shipment) => sum + shipment.parcels.length, 0);
  return (
    <>
      <BulkBar count={selected.length} note={carriers} onClear={onClear}>
        <Button variant="ghost" icon={<Truck />} disabledReason={needs} onClick={() => setAsking(true)}>
          {t("action")}
        </Button>
      </BulkBar>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("title", { count: selected.length })}
        description={t("text", { carriers, parcels })}
        confirm={t("confirm")}
        pending={handOver.isPending}
        onConfirm={() => handOver.mutate({ shipmentIds: selected.map(({ id }) => id) })}
      />
    </>
  );
}
