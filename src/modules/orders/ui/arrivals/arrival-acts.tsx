"use client";
import { CalendarClock, Ellipsis, PackageCheck, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { whyNotArrival } from "@/modules/inventory/arrivals/arrival";
import { useNeeds } from "@/platform/actor-react";
import { Button } from "@/ui/button";
import { IconButton } from "@/ui/icon-button";
import { Menu, MenuItem, MenuLink } from "@/ui/menu";
import type { ArrivalRow } from "./arrivals-list";
import { CancelArrivalDialog } from "./cancel-dialog";
import { ChangeDialog } from "./change-dialog";
import { ReceiveDialog } from "./receive-dialog";

/** What can be done with an arrival: take it in, move it, give it up. A transfer's is received on the transfer's own page. */
export function ArrivalActs({ arrival, as = "menu" }: { arrival: ArrivalRow; as?: "menu" | "buttons" }) {
  const t = useTranslations("inventory.arrivals");
  const needsOperator = useNeeds("operator");
  const needsPicker = useNeeds("picker");
  const [open, setOpen] = useState<"receive" | "change" | "cancel" | null>(null);
  const close = () => setOpen(null);
  const why = {
    receive: needsPicker ?? whyNotArrival("receive", arrival),
    change: needsOperator ?? whyNotArrival("change", arrival),
    cancel: needsOperator ?? whyNotArrival("cancel", arrival),
  };
  return (
    <>
      {as === "menu" ? (
        <Menu trigger={<IconButton size="sm" label={t("actionsOf", { sku: arrival.sku })} icon={<Ellipsis />} />}>
          {arrival.transfer && (
            <MenuLink href={`/stock/transfers/${arrival.transfer.id}`}>{t("toTransfer", { number: arrival.transfer.number })}</MenuLink>
          )}
          {arrival.purchase && (
            <MenuLink href={`/purchasing/${arrival.purchase.id}`}>{t("toPurchase", { number: arrival.purchase.number })}</MenuLink>
          )}
          <MenuItem icon={<PackageCheck />} disabledReason={why.receive} onSelect={() => setOpen("receive")}>
            {t("receive.action")}
          </MenuItem>
          <MenuItem icon={<CalendarClock />} disabledReason={why.change} onSelect={() => setOpen("change")}>
            {t("change.action")}
          </MenuItem>
          <MenuItem icon={<X />} danger disabledReason={why.cancel} onSelect={() => setOpen("cancel")}>
            {t("cancel.action")}
          </MenuItem>
        </Menu>
      ) : (
        <div className="flex flex-wrap gap-2">
          <Button icon={<X />} disabledReason={why.cancel} onClick={() => setOpen("cancel")}>
            {t("cancel.action")}
          </Button>
          <Button icon={<CalendarClock />} disabledReason={why.change} onClick={() => setOpen("change")}>
            {t("change.action")}
          </Button>
          <Button variant="primary" icon={<PackageCheck />} disabledReason={why.receive} onClick={() => setOpen("receive")}>
            {t("receive.action")}
          </Button>
        </div>
      )}
      {open === "receive" && <ReceiveDialog arrival={arrival} onClose={close} />}
      {open === "change" && <ChangeDialog arrival={arrival} onClose={close} />}
      {open === "cancel" && <CancelArrivalDialog arrival={arrival} onClose={close} />}
    </>
  );
}
