"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Textarea } from "@/ui/textarea";
import type { WholeReturn } from "./return-row";
import { useReturnCommand } from "./use-return-command";

/** Says no, with the reason that the buyer reads. */
export function RejectDialog({ one, onClose }: { one: WholeReturn; onClose: () => void }) {
  const t = useTranslations("returns.reject");
  const ui = useTranslations("ui");
  const [text, setText] = useState("");
  const [asked, setAsked] = useState(false);
  const reject = trpc.returns.reject.useMutation(useReturnCommand(t("done"), onClose));
  const submit = () => {
    setAsked(true);
    if (text.trim()) reject.mutate({ returnId: one.id, version: one.version, reason: text.trim() });
  };
  return (
    <Dialog
      open
      size="md"
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { number: one.number })}
      description={t("text")}
      footer={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button variant="danger" pending={reject.isPending} onClick={submit}>
            {t("submit")}
          </Button>
        </>
      }
    >
      <Field label={t("reason")} error={asked && !text.trim() ? t("missing") : null} required>
        <Textarea rows={3} maxLength={1000} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
    </Dialog>
  );
}
