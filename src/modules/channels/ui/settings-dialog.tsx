"use client";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { trpc } from "@/platform/trpc/react";
import { refusedAt } from "@/platform/trpc/refused-field";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { FormRefusal } from "@/ui/form-refusal";
import { showToast } from "@/ui/toast";
import { useForm } from "@/ui/use-form";
import type { Connection } from "../connection-queries";
import type { ConnectionKind } from "../kinds/describe-kinds";
import { connectionOf, fieldAt, formSchema, formValues } from "../kinds/form-values";
import { ConnectionFields, type Ours } from "./connection-fields";

type Props = { connection: Connection; kind: ConnectionKind; ours: Ours; onSaved: () => void; onClose: () => void };

/** Changes a connection's settings and keys. Stored keys are never shown; those that stay empty are kept. */
export function SettingsDialog({ connection, kind, ours, onSaved, onClose }: Props) {
  const t = useTranslations("channels.keys");
  const id = useId();
  const put = trpc.connections.put.useMutation();
  const { fields } = kind;
  const kept = connection.secretsSet;
  const [schema] = useState(() => formSchema(fields, kept));
  const { form, values, set, error, refusal, pending, submit } = useForm(schema, formValues(fields, connection.settings));

  const save = submit(async (input) => {
    const { code, channel } = connection;
    const given = connectionOf(fields, input, connection.settings);
    try {
      await put.mutateAsync({ code, connection: { kind: kind.kind, channel, ...given } });
    } catch (problem) {
      return refusedAt(problem, (path) => fieldAt(fields, path));
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
        <ConnectionFields fields={fields} values={values} set={set} error={error} ours={ours} kept={kept} />
      </form>
    </Dialog>
  );
}
