"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";
import { RadioGroup } from "@/ui/radio-group";
import type { WholePurchase } from "../rows";
import { usePurchaseCommand } from "../use-purchase-command";

type Props = { order: WholePurchase; onClose: () => void };

/** By letter with the paper, or by hand; from now on the goods are expected. */
export function SendDialog({ order, onClose }: Props) {
  const t = useTranslations("purchasing.send");
  const ui = useTranslations("ui");
  const [by, setBy] = useState<"mail" | "hand">(order.supplier.email ? "mail" : "hand");
  const [to, setTo] = useState(order.supplier.email ?? "");
  const command = usePurchaseCommand(t(by === "mail" ? "mailed" : "marked"), onClose);
  const send = trpc.purchases.send.useMutation({ onSuccess: command.onSuccess });
  const submit = () =>
    send.mutate({ purchaseId: order.id, version: order.version, by, ...(by === "mail" && to.trim() ? { to: to.trim() } : {}) });
  return (
    <Dialog
      open
      size="md"
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { number: order.number })}
      description={t("text")}
      footer={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button variant="primary" pending={send.isPending} onClick={submit}>
            {t(by === "mail" ? "submitMail" : "submitHand")}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <FormRefusal reason={send.error ? reasonOf(send.error) : null} />
        <RadioGroup
          label={t("how")}
          value={by}
          onChange={setBy}
          choices={[
            { value: "mail", label: t("byMail"), help: t("byMailHelp") },
            { value: "hand", label: t("byHand"), help: t("byHandHelp") },
          ]}
        />
        {by === "mail" && (
          <Field label={t("to")} required>
            <Input type="email" value={to} maxLength={254} onChange={(event) => setTo(event.target.value)} />
          </Field>
        )}
      </div>
    </Dialog>
  );
}

/** The same letter once more. */
export function MailAgainDialog({ order, onClose }: Props) {
  const t = useTranslations("purchasing.send");
  const ui = useTranslations("ui");
  const [to, setTo] = useState(order.mails[0]?.recipient ?? order.supplier.email ?? "");
  const command = usePurchaseCommand(t("mailed"), onClose);
  const send = trpc.purchases.mailAgain.useMutation({ onSuccess: command.onSuccess });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("againTitle", { number: order.number })}
      footer={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button
            variant="primary"
            pending={send.isPending}
            onClick={() => send.mutate({ purchaseId: order.id, ...(to.trim() ? { to: to.trim() } : {}) })}
          >
            {t("submitMail")}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <FormRefusal reason={send.error ? reasonOf(send.error) : null} />
        <Field label={t("to")} required>
          <Input type="email" value={to} maxLength={254} onChange={(event) => setTo(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  );
}
