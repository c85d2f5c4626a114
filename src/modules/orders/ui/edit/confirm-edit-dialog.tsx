"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import type { OrderPage } from "@/server/order-view";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Textarea } from "@/ui/textarea";
import { showToast } from "@/ui/toast";
import type { ChangePreview } from "../../changes/preview";
import type { Restock } from "../../inputs";
import { RestockChoice } from "../restock-choice";
import { useChangeWords } from "../use-change-words";
import { useOrderCommand } from "../use-order-command";
import type { FieldOperation } from "./edit-draft";

type Props = {
  order: OrderPage;
  operations: readonly FieldOperation[];
  preview: ChangePreview;
  goods: Readonly<Record<string, string>>;
  onClose: () => void;
  onDone: () => void;
};

/** The last look before an edit is written: what changes, and why. */
export function ConfirmEditDialog({ order, operations, preview, goods, onClose, onDone }: Props) {
  const t = useTranslations("orders.edit");
  const router = useRouter();
  const [note, setNote] = useState("");
  const [restock, setRestock] = useState<Restock>("sellable");
  const words = useChangeWords(goods, order.currency);
  const command = useOrderCommand(() => {
    showToast({ title: t("done", { number: order.number }), tone: "success" });
    onDone();
  });
  const edit = trpc.orders.edit.useMutation({
    onSuccess: command.options.onSuccess,
    onError: (error) => {
      onClose();
      // The bar above the form tells who was faster.
      if (reasonOf(error).code === "order.stale_version") router.refresh();
      command.complain(error);
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("confirmTitle", { number: order.number })}
      description={t("confirmText")}
      footer={
        <>
          <Button onClick={onClose}>{t("keepEditing")}</Button>
          <Button
            variant="primary"
            pending={edit.isPending || edit.isSuccess}
            onClick={() =>
              edit.mutate({
                orderId: order.id,
                version: order.version,
                operations: operations.map(({ operation }) => operation),
                note: note.trim() || null,
                restock,
              })
            }
          >
            {t("confirmNow")}
          </Button>
        </>
      }
    >
      <ul className="mb-4 grid list-disc gap-1 pl-4 text-13">
        {preview.changes.map((change) => (
          <li key={`${change.what} ${change.sku ?? ""} ${change.to ?? ""}`}>{words(change)}</li>
        ))}
      </ul>
      {(preview.takenOut ?? 0) > 0 && (
        <div className="mb-4">
          <RestockChoice value={restock} onChange={setRestock} />
        </div>
      )}
      <Field label={t("note")} optional help={t("noteHelp")}>
        <Textarea autoFocus rows={2} maxLength={1000} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </Dialog>
  );
}
