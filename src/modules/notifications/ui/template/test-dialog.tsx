"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import type { Reason } from "@/lib/reason";
import type { Locale } from "@/platform/i18n/locale";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { PhoneInput } from "@/ui/phone-input";
import { RadioGroup } from "@/ui/radio-group";
import { showToast } from "@/ui/toast";
import type { MessageEvent } from "../../message-events";
import type { TemplateTexts } from "../../template-texts";

type Props = {
  message: { event: MessageEvent; locale: Locale; texts: TemplateTexts; order?: string };
  channel: "email" | "sms";
  onClose: () => void;
};

/** Sends a message to whoever words it, and to nobody else. */
export function TestDialog({ message, channel: first, onClose }: Props) {
  const t = useTranslations("notifications.template.try");
  const id = useId();
  const [channel, setChannel] = useState(first);
  const [phone, setPhone] = useState("");
  const [refusal, setRefusal] = useState<Reason | null>(null);
  const send = trpc.notifications.sendTest.useMutation({
    onSuccess: ({ to }) => {
      showToast({ title: t("sent", { to }), tone: "success" });
      onClose();
    },
    onError: (error) => setRefusal(reasonOf(error)),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({ ...message, channel, phone: channel === "sms" ? phone : undefined });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={t("about")}
      footer={
        <Button type="submit" form={id} variant="primary" pending={send.isPending}>
          {t("submit")}
        </Button>
      }
    >
      <form id={id} onSubmit={submit} noValidate className="grid gap-4">
        <FormRefusal reason={refusal} />
        <RadioGroup
          label={t("by")}
          value={channel}
          onChange={setChannel}
          choices={[
            { value: "email", label: t("email") },
            { value: "sms", label: t("sms") },
          ]}
        />
        {channel === "sms" && (
          <Field label={t("phone")}>
            <PhoneInput value={phone} onChange={setPhone} />
          </Field>
        )}
      </form>
    </Dialog>
  );
}
