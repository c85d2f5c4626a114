"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { Button } from "@/ui/button";
import { AnnounceDialog, type WarehouseChoice } from "./announce-dialog";

/** Opens the announcement, of any product or of the one whose page it stands on. */
export function AnnounceButton({
  product,
  warehouses,
}: {
  product?: { sku: string; name: string };
  warehouses: readonly WarehouseChoice[];
}) {
  const t = useTranslations("inventory.arrivals.announce");
  const needs = useNeeds("operator");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant={product ? "default" : "primary"}
        size={product ? "sm" : "md"}
        icon={<Plus />}
        disabledReason={needs}
        onClick={() => setOpen(true)}
      >
        {t("action")}
      </Button>
      {open && <AnnounceDialog product={product} warehouses={warehouses} onClose={() => setOpen(false)} />}
    </>
  );
}
