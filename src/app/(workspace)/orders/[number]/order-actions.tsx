"use client";
import { Banknote, CircleX, Ellipsis, Link2, ListMinus, OctagonPause, Pencil, Printer, Split, Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { whyNotAtChannel } from "@/modules/channels/at-channel";
import { pickListAddress } from "@/modules/fulfilment/ui/papers";
import { whyNot } from "@/modules/orders/order-moves";
import { CancelUnitsDialog } from "@/modules/orders/ui/cancel-units-dialog";
import { forMoves } from "@/modules/orders/ui/for-moves";
import { MoneyDialog } from "@/modules/orders/ui/money-dialog";
import { CancelDialog, HoldDialog } from "@/modules/orders/ui/order-dialogs";
import { SplitDialog } from "@/modules/orders/ui/split-dialog";
import type { Shipment } from "@/modules/shipments/ui/shipment-row";
import { useNeeds } from "@/platform/actor-react";
import type { OrderPage } from "@/server/order-view";
import { Button } from "@/ui/button";
import { IconButton } from "@/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/ui/menu";
import { usePrint } from "@/ui/print/use-print";
import { showToast } from "@/ui/toast";
import { useHotkeys } from "@/ui/use-hotkeys";
import { MainActions } from "./main-actions";
import { nextStep } from "./next-step";
import { ShipDialog } from "./ship-dialog";

type Asking = "hold" | "split" | "cancel" | "units" | "payment" | "refund" | "ship" | null;
type Props = {
  order: OrderPage;
  shipments: readonly Shipment[];
  carriers: Readonly<Record<string, string>>;
  /** What the order's channel can do; null when no channel is told of it. */
  abilities: Parameters<typeof whyNotAtChannel>[1];
};

/** What can be done with the order: the next step as a button, everything else in the menu, each with the reason when it cannot. */
export function OrderActions({ order, shipments, carriers, abilities }: Props) {
  const t = useTranslations("orders.page.actions");
  const print = usePrint();
  const operator = useNeeds("operator");
  const manager = useNeeds("manager");
  const [asking, setAsking] = useState<Asking>(null);
  const close = () => setAsking(null);
  const moves = forMoves(order);
  const step = nextStep(order, shipments);
  const { paid, refunded } = order.totals;
  const lists = order.fulfilments.filter(({ status }) => status === "planned" || status === "picking").map(({ id }) => id);
  const router = useRouter();
  const notEditable = operator ?? whyNot("edit", moves);
  const edit = () => router.push(`/orders/${encodeURIComponent(order.number)}/edit`);
  useHotkeys(notEditable ? [] : [{ keys: "e", label: t("edit"), run: edit }]);
  const { trackingUrl } = order;
  const copyLink = (link: string) =>
    void navigator.clipboard?.writeText(link).then(() => showToast({ title: t("linkCopied"), tone: "success" }));
  return (
    <>
      <Menu trigger={<IconButton variant="default" label={t("more")} icon={<Ellipsis />} />}>
        <MenuItem icon={<OctagonPause />} disabledReason={operator ?? whyNot("hold", moves)} onSelect={() => setAsking("hold")}>
          {t("hold")}
        </MenuItem>
        <MenuItem
          icon={<Split />}
          disabledReason={operator ?? whyNot("split", moves) ?? whyNotAtChannel("split", abilities)}
          onSelect={() => setAsking("split")}
        >
          {t("split")}
        </MenuItem>
        <MenuItem icon={<Banknote />} disabledReason={operator ?? whyNot("recordPayment", moves)} onSelect={() => setAsking("payment")}>
          {t("payment")}
        </MenuItem>
        <MenuItem
          icon={<Undo2 />}
          disabledReason={manager ?? (paid.amount > refunded.amount ? null : t("nothingPaid"))}
          onSelect={() => setAsking("refund")}
        >
          {t("refund")}
        </MenuItem>
        <MenuSeparator />
        <MenuItem
          icon={<Printer />}
          disabledReason={lists.length > 0 ? null : t("nothingToPick")}
          onSelect={() => print({ kind: "pick_list", fulfilmentIds: lists }, pickListAddress(lists))}
        >
          {t("print")}
        </MenuItem>
        {trackingUrl && (
          <MenuItem icon={<Link2 />} onSelect={() => copyLink(trackingUrl)}>
            {t("copyLink")}
          </MenuItem>
        )}
        <MenuSeparator />
        <MenuItem
          icon={<ListMinus />}
          danger
          disabledReason={operator ?? whyNot("edit", moves) ?? whyNotAtChannel("cancelUnits", abilities)}
          onSelect={() => setAsking("units")}
        >
          {t("cancelUnits")}
        </MenuItem>
        <MenuItem icon={<CircleX />} danger disabledReason={operator ?? whyNot("cancel", moves)} onSelect={() => setAsking("cancel")}>
          {t("cancel")}
        </MenuItem>
      </Menu>
      <Button icon={<Pencil />} disabledReason={notEditable} onClick={edit}>
        {t("edit")}
      </Button>
      <MainActions order={order} step={step} onShip={() => setAsking("ship")} onPay={() => setAsking("payment")} />
      {asking === "hold" && <HoldDialog order={order} onClose={close} />}
      {asking === "split" && <SplitDialog order={order} onClose={close} />}
      {asking === "cancel" && <CancelDialog order={order} onClose={close} />}
      {asking === "units" && <CancelUnitsDialog order={order} onClose={close} />}
      {(asking === "payment" || asking === "refund") && <MoneyDialog kind={asking} order={order} onClose={close} />}
      {asking === "ship" && step.ship && (
        <ShipDialog
          fulfilmentId={step.ship.work.id}
          number={step.ship.work.number}
          names={new Map(Object.entries(carriers))}
          onClose={close}
        />
      )}
    </>
  );
}
