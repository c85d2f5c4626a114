"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { reason } from "@/lib/reason";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import type { Explained } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";
import type { FloorTask } from "./pick-task";
import type { WalkLine } from "./pick-walk";

/** The goods lie in another bin than the list says: scan or type that bin, and the list is right for everybody from now on. */
export function ElsewhereDialog({
  task,
  line,
  onClose,
}: {
  task: Pick<FloorTask, "id" | "warehouse">;
  line: WalkLine;
  onClose: () => void;
}) {
  const t = useTranslations("picking.elsewhere");
  const id = useId();
  const utils = trpc.useUtils();
  const [bin, setBin] = useState("");
  const [error, setError] = useState<Explained>(null);
  const assign = trpc.inventory.assignBin.useMutation({
    onSuccess: async (_, { bin: found }) => {
      await utils.fulfilment.byId.invalidate({ fulfilmentId: task.id });
      showToast({ title: t("done", { sku: line.sku, bin: found ?? "" }), tone: "success" });
      onClose();
    },
    onError: (failure) => setError(reasonOf(failure)),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const code = bin.trim().toUpperCase();
    if (!code) return setError(reason("stock.bin_missing"));
    assign.mutate({ warehouse: task.warehouse, sku: line.sku, bin: code });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={t("text", { name: line.name, bin: line.bin ?? "—" })}
      footer={
        <Button type="submit" form={id} variant="primary" size="lg" className="w-full" pending={assign.isPending}>
          {t("submit")}
        </Button>
      }
    >
      <form id={id} onSubmit={submit} noValidate>
        <Field label={t("label")} help={t("help")} error={error} required>
          <Input
            mono
            autoCapitalize="characters"
            autoComplete="off"
            spellCheck={false}
            maxLength={40}
            value={bin}
            onChange={(event) => setBin(event.target.value)}
          />
        </Field>
      </form>
    </Dialog>
  );
}
