"use client";
import { ArrowLeftRight, Ban, Banknote, Check, CircleX, Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { IconButton } from "@/ui/icon-button";
import { Menu, MenuItem } from "@/ui/menu";
import { whyNotReturn } from "../return";
import { ExchangeDialog } from "./exchange-dialog";
import { RefundDialog } from "./refund-dialog";
import { RejectDialog } from "./reject-dialog";
import type { WholeReturn } from "./return-row";
import { useReturnCommand } from "./use-return-command";

/** What can be done with the return: the next step as a button, everything else in the menu, each with the reason when it cannot. */
export function ReturnActions({ one }: { one: WholeReturn }) {
  const t = useTranslations("returns.actions");
  const operator = useNeeds("operator");
  const manager = useNeeds("manager");
  const [asking, setAsking] = useState<"reject" | "refund" | "exchange" | "cancel" | null>(null);
  const close = () => setAsking(null);
  const key = { returnId: one.id, version: one.version };
  const approve = trpc.returns.approve.useMutation(useReturnCommand(t("approved")));
  const finish = trpc.returns.close.useMutation(useReturnCommand(t("closed")));
  const cancel = trpc.returns.cancel.useMutation(useReturnCommand(t("cancelled"), close));
  const nothingDue = one.sums.mostMinor > 0 ? null : t("nothingDue");
  const refundWhy = manager ?? whyNotReturn("refund", one) ?? nothingDue;
  const exchangeWhy = manager ?? whyNotReturn("exchange", one) ?? (one.exchangeOrderId ? { code: "return.exchanged_already" } : null);
  return (
    <>
      <Menu trigger={<IconButton variant="default" label={t("more")} icon={<Ellipsis />} />}>
        <MenuItem icon={<ArrowLeftRight />} disabledReason={exchangeWhy} onSelect={() => setAsking("exchange")}>
          {t("exchange")}
        </MenuItem>
        <MenuItem icon={<Check />} disabledReason={operator ?? whyNotReturn("close", one)} onSelect={() => finish.mutate(key)}>
          {t("close")}
        </MenuItem>
        <MenuItem icon={<CircleX />} danger disabledReason={operator ?? whyNotReturn("cancel", one)} onSelect={() => setAsking("cancel")}>
          {t("cancel")}
        </MenuItem>
      </Menu>
      {one.status === "requested" && (
        <>
          <Button icon={<Ban />} disabledReason={operator} onClick={() => setAsking("reject")}>
            {t("reject")}
          </Button>
          <Button
            variant="primary"
            icon={<Check />}
            pending={approve.isPending}
            disabledReason={operator}
            onClick={() => approve.mutate(key)}
          >
            {t("approve")}
          </Button>
        </>
      )}
      {(one.status === "received" || one.status === "partially_received") && (
        <Button variant="primary" icon={<Banknote />} disabledReason={refundWhy} onClick={() => setAsking("refund")}>
          {t("refund")}
        </Button>
      )}
      {asking === "reject" && <RejectDialog one={one} onClose={close} />}
      {asking === "refund" && <RefundDialog one={one} onClose={close} />}
      {asking === "exchange" && <ExchangeDialog one={one} onClose={close} />}
      <ConfirmDialog
        open={asking === "cancel"}
        onOpenChange={(open) => setAsking(open ? "cancel" : null)}
        title={t("cancelTitle", { number: one.number })}
        description={t("cancelText")}
        confirm={t("cancel")}
        danger
        pending={cancel.isPending}
        onConfirm={() => cancel.mutate(key)}
      />
    </>
  );
}
