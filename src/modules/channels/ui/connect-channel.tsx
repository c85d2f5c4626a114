"use client";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { z } from "zod";
import { useNeeds } from "@/platform/actor-react";
import type { Locale } from "@/platform/i18n/locale";
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
import type { ConnectionKind } from "../kinds/describe-kinds";
import { connectionOf, type FormValues, fieldAt, formSchema, formValues, isAsked } from "../kinds/form-values";
import { ConnectionFields, type Ours } from "./connection-fields";
import { ConnectionTest } from "./connection-test";
import { LastReceived } from "./last-received";
import { SetUpSteps } from "./set-up-steps";
import { useAbilityWords } from "./use-ability-words";

type Connected = { code: string; webhookUrl: string; given: Record<string, string> };
type Props = {
  kind: ConnectionKind;
  ours: Ours;
  /** Codes that channels have already. */
  taken: readonly string[];
  /** A channel that was made before its connection. */
  channel: { code: string; name: string } | null;
};

/** Connects a channel in two steps: its keys here, then our address there. A secret is shown as long as this page is open. */
export function ConnectChannel({ kind, ours, taken, channel }: Props) {
  const t = useTranslations("channels");
  const locale = useLocale() as Locale;
  const needsManager = useNeeds("manager");
  const abilityWords = useAbilityWords();
  const putChannel = trpc.channels.put.useMutation();
  const putConnection = trpc.connections.put.useMutation();
  const [connected, setConnected] = useState<Connected | null>(null);
  const { fields } = kind;
  const [schema] = useState(() => formSchema(fields).extend({ name: z.string().trim().min(1).max(200), code: ConnectionCode }));
  const initial: FormValues & { name: string; code: string } = {
    ...formValues(fields, {}),
    ...(channel ?? { name: kind.name[locale], code: freeCode(kind.kind, taken) }),
  };
  const { form, values, set, text, error, refusal, pending, submit } = useForm(schema, initial);

  const save = submit(async ({ name: nameGiven, code: codeGiven, ...rest }) => {
    const [name, code] = [String(nameGiven), String(codeGiven)];
    if (!channel && taken.includes(code)) return { reason: { code: "channel.code_taken", params: { code } }, field: "code" };
    const given = connectionOf(fields, rest);
    try {
      if (!channel) await putChannel.mutateAsync({ code, channel: { name, kind: kind.kind } });
      const { webhookUrl } = await putConnection.mutateAsync({ code, connection: { kind: kind.kind, channel: code, ...given } });
      setConnected({ code, webhookUrl, given: given.secrets });
      return null;
    } catch (problem) {
      return refusedAt(problem, (path) => fieldAt(fields, path) ?? (path === "code" || path === "name" ? path : null));
    }
  });

  if (connected) return <SecondStep kind={kind} connected={connected} />;
  return (
    <form ref={form} onSubmit={save} noValidate className="grid gap-4">
      <FormRefusal reason={refusal} />
      <Card title={t("connect.first", { kind: kind.name[locale] })} padded>
        <div className="grid gap-4">
          <p className="max-w-prose text-13 text-ink-2">
            {kind.about[locale]}
            <span className="mt-1 block text-12 text-ink-3">{abilityWords(kind).join(" · ")}</span>
          </p>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t("form.name")} help={t("form.nameHelp")} error={error("name")} required>
              <Input {...text("name")} readOnly={channel !== null} autoComplete="off" />
            </Field>
            <Field label={t("form.code")} help={t("form.codeHelp")} error={error("code")} required>
              <Input {...text("code")} mono readOnly={channel !== null} autoComplete="off" />
            </Field>
          </div>
          <ConnectionFields fields={fields} values={values} set={set} error={error} ours={ours} />
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

function SecondStep({ kind, connected: { code, webhookUrl, given } }: { kind: ConnectionKind; connected: Connected }) {
  const t = useTranslations("channels.connect");
  return (
    <Card title={t("second")} padded>
      <div className="grid gap-5">
        <p className="max-w-prose text-13 text-ink-2">{t("secondAbout")}</p>
        <SetUpSteps kind={kind.kind} webhookUrl={webhookUrl} given={given} />
        <ConnectionTest code={code} asks={isAsked(kind.can)} />
        <div>
          <h3 className="mb-2 text-13 font-medium">{t("received")}</h3>
          <LastReceived code={code} />
        </div>
        <div>
          <ButtonLink variant="primary" href={`/settings/channels/${encodeURIComponent(code)}`}>
            {t("done")}
          </ButtonLink>
        </div>
      </div>
    </Card>
  );
}

/** "ozon", or the first of ozon-2, -3 … that no channel has. */
function freeCode(kind: string, taken: readonly string[]): string {
  const base = kind.replaceAll("_", "-");
  const codes = [base, ...Array.from({ length: taken.length + 1 }, (_, index) => `${base}-${index + 2}`)];
  return codes.find((code) => !taken.includes(code)) ?? "";
}
