"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { RadioGroup } from "@/ui/radio-group";
import { Sheet } from "@/ui/sheet";
import { Textarea } from "@/ui/textarea";
import { type FailReason, failReasons } from "../../runs/stop-rules";

type Props = { pending: boolean; onClose: () => void; onFail: (why: { reason: FailReason; note: string | null }) => void };

/** Why a parcel could not be handed over. */
export function FailSheet({ pending, onClose, onFail }: Props) {
  const t = useTranslations("shipping.way");
  const [reason, setReason] = useState<FailReason>("not_home");
  const [note, setNote] = useState("");
  return (
    <Sheet
      side="bottom"
      open
      onOpenChange={onClose}
      title={t("failTitle")}
      footer={
        <Button
          size="lg"
          variant="danger"
          className="h-14! w-full text-16!"
          pending={pending}
          onClick={() => onFail({ reason, note: note.trim() || null })}
        >
          {t("failSave")}
        </Button>
      }
    >
      <div className="grid gap-4">
        <RadioGroup
          label={t("why")}
          value={reason}
          onChange={(value) => setReason(value as FailReason)}
          choices={failReasons.map((one) => ({ value: one, label: t(`reason.${one}`) }))}
        />
        <Field label={t("note")} optional>
          <Textarea rows={2} value={note} onChange={(event) => setNote(event.target.value)} maxLength={500} />
        </Field>
      </div>
    </Sheet>
  );
}
