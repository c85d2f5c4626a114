"use client";
import { CalendarClock, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { whyNotTransfer } from "@/modules/inventory/transfers/transfer";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";
import { RescheduleDialog } from "./reschedule-dialog";
import { SendGoods } from "./send-goods";
import type { WholeTransfer } from "./transfers-list";
import { UnpackGoods } from "./unpack-goods";

/** The work that a transfer waits for: to be sent, or to be unpacked. */
export function TransferWork({ transfer }: { transfer: WholeTransfer }) {
  const t = useTranslations("inventory.transfers");
  const needs = useNeeds("operator");
  const reasonText = useReasonText();
  const utils = trpc.useUtils();
  const [open, setOpen] = useState<"cancel" | "day" | null>(null);
  const cancel = trpc.transfers.cancel.useMutation({
    onSuccess: () => {
      setOpen(null);
      void utils.transfers.invalidate();
    },
    onError: (failure) => showToast({ title: reasonText(reasonOf(failure)), tone: "danger" }),
  });
  const over = transfer.status === "received" || transfer.status === "cancelled";
  if (over) return null;
  const others = (
    <>
      <Button icon={<CalendarClock />} disabledReason={needs ?? whyNotTransfer("reschedule", transfer)} onClick={() => setOpen("day")}>
        {t("day.action")}
      </Button>
      {transfer.status === "draft" && (
        <Button icon={<X />} disabledReason={needs ?? whyNotTransfer("cancel", transfer)} onClick={() => setOpen("cancel")}>
          {t("cancel.action")}
        </Button>
      )}
    </>
  );
  return (
    <>
      {transfer.status === "draft" ? (
        <SendGoods transfer={transfer} others={others} />
      ) : (
        <UnpackGoods transfer={transfer} others={others} />
      )}
      {open === "day" && <RescheduleDialog transfer={transfer} onClose={() => setOpen(null)} />}
      <ConfirmDialog
        open={open === "cancel"}
        onOpenChange={(isOpen) => setOpen(isOpen ? "cancel" : null)}
        title={t("cancel.title", { number: transfer.number })}
        description={t("cancel.text")}
        confirm={t("cancel.submit")}
        danger
        pending={cancel.isPending}
        onConfirm={() => cancel.mutate({ transferId: transfer.id, version: transfer.version })}
      />
    </>
  );
}
