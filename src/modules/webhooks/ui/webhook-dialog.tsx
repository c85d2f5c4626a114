"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { trpc } from "@/platform/trpc/react";
import { refusedAt } from "@/platform/trpc/refused-field";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";
import { SecretOnce } from "@/ui/secret-once";
import { showToast } from "@/ui/toast";
import { useForm } from "@/ui/use-form";
import { PutWebhook, WebhookCode } from "../inputs";
import type { Webhook } from "../webhook-queries";
import { EventPicker } from "./event-picker";

const Values = PutWebhook.extend({ code: WebhookCode });

type Props = { webhook: Webhook | null; taken: readonly string[]; onClose: () => void };

/** Makes a receiver, whose secret is shown once, or changes where it is and what it hears. */
export function WebhookDialog({ webhook, taken, onClose }: Props) {
  const t = useTranslations("webhooks");
  const router = useRouter();
  const id = useId();
  const put = trpc.webhooks.put.useMutation();
  const [made, setMade] = useState<{ code: string; secret: string } | null>(null);
  const { form, text, values, set, error, refusal, pending, submit } = useForm(Values, {
    code: webhook?.code ?? "",
    url: webhook?.url ?? "",
    events: webhook?.events ?? ["order.*"],
    active: webhook?.active ?? true,
  });

  const save = submit(async ({ code, ...input }) => {
    if (!webhook && taken.includes(code)) return { reason: { code: "webhook.code_taken", params: { code } }, field: "code" };
    try {
      const { secret } = await put.mutateAsync({ code, webhook: input });
      router.refresh();
      if (secret) setMade({ code, secret });
      else {
        showToast({ title: t("saved"), tone: "success" });
        onClose();
      }
      return null;
    } catch (problem) {
      return refusedAt(problem, (path) => path.split(".").find((part) => part === "url" || part === "events" || part === "code") ?? null);
    }
  });
  const done = () => {
    onClose();
    if (made) router.push(`/settings/webhooks/${encodeURIComponent(made.code)}`);
  };

  return (
    <Dialog
      open
      size="md"
      onOpenChange={(open) => !open && (made ? done() : onClose())}
      title={made ? t("madeTitle") : t(webhook ? "changeTitle" : "createTitle")}
      footer={
        made ? (
          <Button variant="primary" onClick={done}>
            {t("done")}
          </Button>
        ) : (
          <Button type="submit" form={id} variant="primary" pending={pending}>
            {t(webhook ? "save" : "create")}
          </Button>
        )
      }
    >
      {made ? (
        <SecretOnce secret={made.secret} label={t("secret")} about={t("secretAbout")} />
      ) : (
        <form id={id} ref={form} onSubmit={save} noValidate className="grid gap-4">
          <FormRefusal reason={refusal} />
          <Field label={t("form.url")} help={t("form.urlHelp")} error={error("url")} required>
            <Input {...text("url")} type="url" inputMode="url" placeholder="https://example.com/dirigent" autoComplete="off" />
          </Field>
          <Field label={t("form.code")} help={t(webhook ? "form.codeFixed" : "form.codeHelp")} error={error("code")} required>
            <Input {...text("code")} mono readOnly={webhook !== null} autoComplete="off" placeholder="erp" />
          </Field>
          {error("events") && <FormRefusal reason={{ code: "webhook.no_events" }} />}
          <EventPicker events={values.events} onChange={(events) => set("events", events)} />
        </form>
      )}
    </Dialog>
  );
}
