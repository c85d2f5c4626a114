"use client";
import { Ban, CalendarClock, Check, CircleX, Ellipsis, FileText, Mail, Pencil, Send, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { ButtonLink } from "@/ui/button-link";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { IconButton } from "@/ui/icon-button";
import { Menu, MenuItem } from "@/ui/menu";
import { whyNotPurchase } from "../../orders/purchase";
import type { WholePurchase } from "../rows";
import { usePurchaseCommand } from "../use-purchase-command";
import { MailAgainDialog, SendDialog } from "./send-dialog";
import { RejectDialog, RescheduleDialog } from "./word-dialogs";

type Asking = "send" | "mail" | "reschedule" | "reject" | "cancel" | null;

/** What can be done with the order: the next step as a button, everything else in the menu, each with the reason when it cannot. */
export function PurchaseActions({ order }: { order: WholePurchase }) {
  const t = useTranslations("purchasing.actions");
  const operator = useNeeds("operator");
  const manager = useNeeds("manager");
  const [asking, setAsking] = useState<Asking>(null);
  const close = () => setAsking(null);
  const key = { purchaseId: order.id, version: order.version };
  const submit = trpc.purchases.submit.useMutation(usePurchaseCommand(t("submitted")));
  const approve = trpc.purchases.approve.useMutation(usePurchaseCommand(t("approved")));
  const reopen = trpc.purchases.reopen.useMutation(usePurchaseCommand(t("reopened")));
  const finish = trpc.purchases.close.useMutation(usePurchaseCommand(t("closed")));
  const cancel = trpc.purchases.cancel.useMutation(usePurchaseCommand(t("cancelled"), close));
  const isPart = order.status === "partly_received";
  const step = { variant: "primary" as const };
  return (
    <>
      <Menu trigger={<IconButton variant="default" label={t("more")} icon={<Ellipsis />} />}>
        <MenuItem
          icon={<FileText />}
          onSelect={() => void window.open(`/api/v1/purchase-orders/${order.id}/order.pdf`, "_blank", "noopener")}
        >
          {t("paper")}
        </MenuItem>
        <MenuItem icon={<Mail />} disabledReason={operator ?? whyNotPurchase("mailAgain", order)} onSelect={() => setAsking("mail")}>
          {t("mailAgain")}
        </MenuItem>
        <MenuItem
          icon={<CalendarClock />}
          disabledReason={operator ?? whyNotPurchase("reschedule", order)}
          onSelect={() => setAsking("reschedule")}
        >
          {t("reschedule")}
        </MenuItem>
        <MenuItem icon={<Undo2 />} disabledReason={operator ?? whyNotPurchase("reopen", order)} onSelect={() => reopen.mutate(key)}>
          {t("reopen")}
        </MenuItem>
        <MenuItem
          icon={<CircleX />}
          danger
          disabledReason={operator ?? whyNotPurchase(isPart ? "cancelRest" : "cancel", order)}
          onSelect={() => setAsking("cancel")}
        >
          {t(isPart ? "cancelRest" : "cancel")}
        </MenuItem>
      </Menu>
      {order.status === "draft" && (
        <>
          {!operator && (
            <ButtonLink href={`/purchasing/${order.id}/edit`} icon={<Pencil />}>
              {t("edit")}
            </ButtonLink>
          )}
          <Button {...step} icon={<Check />} pending={submit.isPending} disabledReason={operator} onClick={() => submit.mutate(key)}>
            {t("submit")}
          </Button>
        </>
      )}
      {order.status === "waiting_for_approval" && (
        <>
          <Button icon={<Ban />} disabledReason={manager} onClick={() => setAsking("reject")}>
            {t("reject")}
          </Button>
          <Button {...step} icon={<Check />} pending={approve.isPending} disabledReason={manager} onClick={() => approve.mutate(key)}>
            {t("approve")}
          </Button>
        </>
      )}
      {order.status === "approved" && (
        <Button {...step} icon={<Send />} disabledReason={operator} onClick={() => setAsking("send")}>
          {t("send")}
        </Button>
      )}
      {order.status === "received" && (
        <Button {...step} icon={<Check />} pending={finish.isPending} disabledReason={operator} onClick={() => finish.mutate(key)}>
          {t("close")}
        </Button>
      )}
      {asking === "send" && <SendDialog order={order} onClose={close} />}
      {asking === "mail" && <MailAgainDialog order={order} onClose={close} />}
      {asking === "reschedule" && <RescheduleDialog order={order} onClose={close} />}
      {asking === "reject" && <RejectDialog order={order} onClose={close} />}
      <ConfirmDialog
        open={asking === "cancel"}
        onOpenChange={(open) => setAsking(open ? "cancel" : null)}
        title={t(isPart ? "cancelRestTitle" : "cancelTitle", { number: order.number })}
        description={t(order.sentAt ? "cancelSentText" : "cancelText")}
        confirm={t(isPart ? "cancelRest" : "cancel")}
        danger
        pending={cancel.isPending}
        onConfirm={() => cancel.mutate(key)}
      />
    </>
  );
}
