"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Reason } from "@/lib/reason";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Textarea } from "@/ui/textarea";

/** Says what was done about a difference; it leaves the list with that. */
export function ResolveDialog({ row, onClose }: { row: { id: string; parcel: string }; onClose: () => void }) {
  const t = useTranslations("shipping.settlements.differences.dialog");
  const utils = trpc.useUtils();
  const [note, setNote] = useState("");
  const [refused, setRefused] = useState<Reason | string | null>(null);
  const resolve = trpc.settlements.resolve.useMutation({
    onSuccess: async () => {
      await utils.settlements.invalidate();
      onClose();
    },
    onError: (error) => setRefused(reasonOf(error)),
  });
  const submit = () => (note.trim() === "" ? setRefused(t("needed")) : resolve.mutate({ rowId: row.id, note: note.trim() }));
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={t("text", { parcel: row.parcel })}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button variant="primary" pending={resolve.isPending} onClick={submit}>
            {t("save")}
          </Button>
        </>
      }
    >
      <Field label={t("note")} error={refused} required>
        <Textarea rows={3} value={note} maxLength={500} placeholder={t("example")} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </Dialog>
  );
}
