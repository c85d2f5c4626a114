"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { z } from "zod";
import { useNeeds } from "@/platform/actor-react";
import { trpc } from "@/platform/trpc/react";
import { refusedAt } from "@/platform/trpc/refused-field";
import { Button } from "@/ui/button";
import { ButtonLink } from "@/ui/button-link";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";
import { Card } from "@/ui/section";
import { useForm } from "@/ui/use-form";
import { ConnectionCode } from "../inputs";
import { connectionOf, KeyFields, KeyValues, noKeys } from "./key-fields";
import { SetUpSteps } from "./set-up-steps";

const Values = KeyValues.extend({
  name: z.string().trim().min(1).max(200),
  code: ConnectionCode,
  webhookSecret: KeyValues.shape.webhookSecret.min(1),
});

type Connected = { code: string; webhookUrl: string; secret: string };

/** Connects a WooCommerce shop in two steps: its keys here, then our address there. The secret is shown as long as this page is open. */
export function ConnectShop({ taken, channel }: { taken: readonly string[]; channel: { code: string; name: string } | null }) {
  const t = useTranslations("channels");
  const needsManager = useNeeds("manager");
  const putChannel = trpc.channels.put.useMutation();
  const putConnection = trpc.connections.put.useMutation();
  const [connected, setConnected] = useState<Connected | null>(null);
  const { form, text, set, error, refusal, pending, submit } = useForm(Values, {
    ...noKeys,
    ...(channel ?? { name: t("connect.defaultName"), code: freeCode(taken) }),
  });

  const save = submit(async ({ name, code, ...keys }) => {
    if (!channel && taken.includes(code)) return { reason: { code: "channel.code_taken", params: { code } }, field: "code" };
    try {
      if (!channel) await putChannel.mutateAsync({ code, channel: { name, kind: "woocommerce" } });
      const { webhookUrl } = await putConnection.mutateAsync({
        code,
        connection: { kind: "woocommerce", channel: code, ...connectionOf(keys) },
      });
      setConnected({ code, webhookUrl, secret: keys.webhookSecret });
      return null;
    } catch (problem) {
      return refusedAt(problem, (path) => path.split(".").at(-1) ?? null);
    }
  });

  if (connected) {
    return (
      <Card title={t("connect.second")} padded>
        <p className="mb-4 max-w-prose text-13 text-ink-2">{t("connect.secondAbout")}</p>
        <SetUpSteps webhookUrl={connected.webhookUrl} secret={connected.secret} />
        <div className="mt-5">
          <ButtonLink variant="primary" href={`/settings/channels/${encodeURIComponent(connected.code)}`}>
            {t("connect.done")}
          </ButtonLink>
        </div>
      </Card>
    );
  }
  return (
    <form ref={form} onSubmit={save} noValidate className="grid gap-4">
      <FormRefusal reason={refusal} />
      <Card title={t("connect.first")} padded>
        <div className="grid gap-4">
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t("form.name")} help={t("form.nameHelp")} error={error("name")} required>
              <Input {...text("name")} readOnly={channel !== null} autoComplete="off" />
            </Field>
            <Field label={t("form.code")} help={t("form.codeHelp")} error={error("code")} required>
              <Input {...text("code")} mono readOnly={channel !== null} autoComplete="off" />
            </Field>
          </div>
          <KeyFields text={text} error={error} onSecret={(secret) => set("webhookSecret", secret)} />
        </div>
      </Card>
      <div>
        <Button type="submit" variant="primary" pending={pending} disabledReason={needsManager}>
          {t("connect.next")}
        </Button>
      </div>
    </form>
  );
}

/** "woocommerce", or the first of woocommerce-2, -3 … that no channel has. */
function freeCode(taken: readonly string[]): string {
  const codes = ["woocommerce", ...Array.from({ length: taken.length + 1 }, (_, index) => `woocommerce-${index + 2}`)];
  return codes.find((code) => !taken.includes(code)) ?? "";
}
