"use client";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { SecretOnce } from "@/ui/secret-once";
import { Select } from "@/ui/select";

const keepHours = [0, 1, 24, 72, 168] as const;

/** Gives a receiver a new secret; the old one signs along for as long as its owner needs to change it there. */
export function RotateDialog({ code, onClose }: { code: string; onClose: () => void }) {
  const t = useTranslations("webhooks");
  const id = useId();
  const [hours, setHours] = useState(24);
  const rotate = trpc.webhooks.rotateSecret.useMutation();
  const secret = rotate.data?.secret;
  return (
    <Dialog
      open
      size="md"
      onOpenChange={(open) => !open && onClose()}
      title={t(secret ? "rotatedTitle" : "rotateTitle")}
      footer={
        secret ? (
          <Button variant="primary" onClick={onClose}>
            {t("done")}
          </Button>
        ) : (
          <Button type="submit" form={id} variant="primary" pending={rotate.isPending}>
            {t("rotate")}
          </Button>
        )
      }
    >
      {secret ? (
        <SecretOnce secret={secret} label={t("secret")} about={t("rotatedAbout", { hours })} />
      ) : (
        <form
          id={id}
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (!rotate.isPending) rotate.mutate({ code, keepOldHours: hours });
          }}
        >
          <FormRefusal reason={rotate.error ? reasonOf(rotate.error) : null} />
          <Field label={t("keepOld")} help={t("keepOldHelp")}>
            <Select
              value={String(hours)}
              onChange={(next) => setHours(Number(next))}
              options={keepHours.map((value) => ({ value: String(value), label: t("hours", { hours: value }) }))}
            />
          </Field>
        </form>
      )}
    </Dialog>
  );
}
