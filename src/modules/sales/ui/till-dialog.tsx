"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { RadioGroup } from "@/ui/radio-group";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";
import { type FiscalKind, fiscalKinds } from "../fiscal-kinds";

type Settings = { channel: string; name: string; fiscal: FiscalKind; seller: string | null };

/** How the tills of a shop get their receipts' numbers, and who is printed as the seller. */
export function TillDialog({ till, onClose }: { till: Settings; onClose: (saved: boolean) => void }) {
  const t = useTranslations("sales.till");
  const reasonText = useReasonText();
  const needs = useNeeds("manager");
  const [fiscal, setFiscal] = useState(till.fiscal);
  const [seller, setSeller] = useState(till.seller ?? "");
  const save = trpc.sales.putTill.useMutation({
    onSuccess: () => onClose(true),
    onError: (error) => showToast({ title: reasonText(reasonOf(error)), tone: "danger" }),
  });
  return (
    <Dialog
      open
      onOpenChange={() => onClose(false)}
      title={t("title", { name: till.name })}
      size="md"
      footer={
        <>
          <Button onClick={() => onClose(false)}>{t("cancel")}</Button>
          <Button
            variant="primary"
            pending={save.isPending}
            disabledReason={needs}
            onClick={() => save.mutate({ channel: till.channel, fiscal, seller: seller.trim() || null })}
          >
            {t("save")}
          </Button>
        </>
      }
    >
      <div className="grid gap-4 pb-2">
        <RadioGroup
          label={t("fiscal")}
          value={fiscal}
          onChange={(kind) => setFiscal(kind as FiscalKind)}
          choices={fiscalKinds.map((value) => ({ value, label: t(`kinds.${value}`), help: t(`kindHelp.${value}`) }))}
        />
        <Field label={t("seller")} help={t("sellerHelp")} optional>
          <Input maxLength={300} value={seller} onChange={(event) => setSeller(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  );
}
