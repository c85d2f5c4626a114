"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { trpc } from "@/platform/trpc/react";
import type { OrderPage } from "@/server/order-view";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { Dialog } from "@/ui/dialog";
import { showToast } from "@/ui/toast";
import { whyNot } from "../order-moves";
import { CancelReasonFields, cancelText, emptyCancel } from "./cancel-reason";
import { forMoves } from "./for-moves";
import { emptyHold, HoldFields, useHoldInput } from "./hold-fields";
import { unitsInHand } from "./units-in-hand";
import { useOrderCommand } from "./use-order-command";

type Props = { order: OrderPage; onClose: () => void };

/** Stops the work on an order, with a reason that everyone sees. */
export function HoldDialog({ order, onClose }: Props) {
  const t = useTranslations("orders.hold");
  const ui = useTranslations("ui");
  const [draft, setDraft] = useState(emptyHold);
  const input = useHoldInput();
  const command = useOrderCommand(onClose);
  const hold = trpc.orders.hold.useMutation(command.options);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { number: order.number })}
      description={t("text")}
      footer={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button
            variant="primary"
            pending={hold.isPending}
            onClick={() => hold.mutate({ orderId: order.id, version: command.versionOf(order), ...input(draft) })}
          >
            {t("confirm")}
          </Button>
        </>
      }
    >
      <HoldFields draft={draft} onChange={setDraft} />
    </Dialog>
  );
}

/** Cancels the whole order. What cannot be taken back is said before. */
export function CancelDialog({ order, onClose }: Props) {
  const t = useTranslations("orders.cancel");
  const [draft, setDraft] = useState(emptyCancel);
  const command = useOrderCommand(() => {
    showToast({ title: t("done", { number: order.number }), tone: "success" });
    onClose();
  });
  const cancel = trpc.orders.cancel.useMutation(command.options);
  const inHand = unitsInHand(order.lines);
  // What was picked is for sale again only where it lies.
  const onShelf = order.lines.reduce((sum, line) => sum + line.reserved, 0) - inHand;
  const told = order.customer.email !== null;
  const paid = order.totals.paid.amount > order.totals.refunded.amount;
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { number: order.number })}
      description={[
        onShelf > 0 && t("frees", { units: onShelf }),
        inHand > 0 && draft.restock === "sellable" && t("putBack"),
        told && t("tells"),
        paid && t("paid"),
        t("final"),
      ]
        .filter(Boolean)
        .join(" ")}
      confirm={t("confirm")}
      cancel={t("keep")}
      danger
      pending={cancel.isPending}
      // The order may have left while this stood open.
      disabledReason={whyNot("cancel", forMoves(order))}
      onConfirm={() =>
        cancel.mutate({ orderId: order.id, version: command.versionOf(order), reason: cancelText(draft), restock: draft.restock })
      }
    >
      <CancelReasonFields draft={draft} onChange={setDraft} inHand={inHand} />
    </ConfirmDialog>
  );
}
