"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { trpc } from "@/platform/trpc/react";
import { refusedAt } from "@/platform/trpc/refused-field";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { FormRefusal } from "@/ui/form-refusal";
import { showToast } from "@/ui/toast";
import { useForm } from "@/ui/use-form";
import type { Connection } from "../connection-queries";
import { connectionOf, KeyFields, KeyValues, noKeys } from "./key-fields";

type Props = { connection: Connection; onSaved: () => void; onClose: () => void };

/** Changes a shop's address or keys. Stored secrets are never shown; those that stay empty are kept. */
export function KeysDialog({ connection, onSaved, onClose }: Props) {
  const t = useTranslations("channels.keys");
  const id = useId();
  const put = trpc.connections.put.useMutation();
  const { baseUrl } = connection.settings;
  const { form, text, set, error, refusal, pending, submit } = useForm(KeyValues, {
    ...noKeys,
    baseUrl: typeof baseUrl === "string" ? baseUrl : "",
  });

  const save = submit(async (values) => {
    const { code, kind, channel } = connection;
    try {
      await put.mutateAsync({ code, connection: { kind, channel, ...connectionOf(values) } });
    } catch (problem) {
      return refusedAt(problem, (path) => path.split(".").at(-1) ?? null);
    }
    showToast({ title: t("saved"), tone: "success" });
    onSaved();
    onClose();
    return null;
  });

  return (
    <Dialog
      open
      size="md"
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={t("about")}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={id} variant="primary" pending={pending}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form ref={form} id={id} onSubmit={save} noValidate className="grid gap-4">
        <FormRefusal reason={refusal} />
        <KeyFields text={text} error={error} onSecret={(secret) => set("webhookSecret", secret)} kept={connection.secretsSet} />
      </form>
    </Dialog>
  );
}
