"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useRef, useState } from "react";
import { type Reason, reason } from "@/lib/reason";
import { trpc } from "@/platform/trpc/react";
import { refusedAt } from "@/platform/trpc/refused-field";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { CopyButton } from "@/ui/copy-button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { focusFirstError } from "@/ui/focus-first-error";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";
import { RadioGroup } from "@/ui/radio-group";
import { showToast } from "@/ui/toast";
import type { MessageAccount } from "../../accounts/account-queries";
import type { MessengerKind } from "../../inputs";
import type { MessageChannel } from "../../message-channels";
import type { MessengerField } from "../../messengers/port";
import { accountValues } from "./account-values";

export type DescribedKind = { kind: MessengerKind; channel: MessageChannel; fields: readonly MessengerField[] };
type Props = { account: MessageAccount | null; taken: readonly string[]; kinds: readonly DescribedKind[]; onClose: () => void };

/** Connects a provider or changes its account. Stored keys are never shown; an empty field keeps them. */
export function AccountDialog({ account, taken, kinds, onClose }: Props) {
  const t = useTranslations("notifications.setup.account");
  const kindNames = useTranslations("notifications.setup.kinds");
  const about = useTranslations("notifications.setup.kindsAbout");
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const router = useRouter();
  const [kind, setKind] = useState<MessengerKind>((account?.kind as MessengerKind | undefined) ?? "smsru");
  const [code, setCode] = useState("");
  const [values, setValues] = useState(() => accountValues(account?.settings));
  const [refusal, setRefusal] = useState<{ reason: Reason; field: string | null } | null>(null);
  const put = trpc.notifications.putAccount.useMutation({
    onSuccess: () => {
      showToast({ title: t("saved"), tone: "success" });
      onClose();
      router.refresh();
    },
    onError: (problem) => {
      setRefusal(refusedAt(problem, (path) => path.split(".").at(-1) ?? null));
      focusFirstError(form.current);
    },
  });
  const fields = kinds.find((one) => one.kind === kind)?.fields ?? [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = (where: MessengerField["in"]) =>
      Object.fromEntries(fields.filter((field) => field.in === where).map(({ name }) => [name, values[name] ?? ""]));
    const wanted = account?.code ?? freeCode(code.trim() || kind, taken);
    put.mutate({ code: wanted, kind, settings: given("settings"), secrets: given("secrets") as Record<string, string> });
  };
  const errorAt = (name: string) =>
    refusal?.field === name ? reason(values[name] === undefined || values[name] === "" ? "field.required" : "field.invalid") : null;
  return (
    <Dialog
      open
      size="md"
      onOpenChange={(open) => !open && onClose()}
      title={account ? t("changeTitle", { name: kindNames(kind) }) : t("title")}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={id} variant="primary" pending={put.isPending}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form ref={form} id={id} onSubmit={submit} noValidate className="grid gap-4">
        {refusal && !fields.some(({ name }) => name === refusal.field) && <FormRefusal reason={refusal.reason} />}
        {!account && (
          <RadioGroup
            label={t("kind")}
            value={kind}
            onChange={setKind}
            choices={kinds.map((one) => ({ value: one.kind, label: kindNames(one.kind), help: about(one.kind) }))}
          />
        )}
        {fields.map((field) => (
          <AccountField
            key={field.name}
            field={field}
            isKept={account?.secrets?.includes(field.name) ?? false}
            value={values[field.name] ?? ""}
            onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
            error={errorAt(field.name)}
          />
        ))}
        {!account && (
          <Field label={t("code")} help={t("codeHelp")} optional>
            <Input
              mono
              autoComplete="off"
              maxLength={64}
              placeholder={kind}
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          </Field>
        )}
        {account?.hookUrl && (
          <Field label={t("hookUrl")} help={t("hookUrlHelp")}>
            <span className="flex items-center gap-2">
              <Input mono readOnly value={account.hookUrl} />
              <CopyButton text={account.hookUrl} />
            </span>
          </Field>
        )}
      </form>
    </Dialog>
  );
}

type FieldProps = {
  field: MessengerField;
  isKept: boolean;
  value: string | boolean;
  onChange: (value: string | boolean) => void;
  error: Reason | null;
};

function AccountField({ field: { name, in: where, shape, required }, isKept, value, onChange, error }: FieldProps) {
  const t = useTranslations("notifications.setup.fields");
  const account = useTranslations("notifications.setup.account");
  const label = t(`${name}.label` as "from.label");
  const help = t(`${name}.help` as "from.help");
  if (shape === "switch") return <Checkbox label={label} help={help} checked={value === true} onChange={onChange} />;
  const isSecret = where === "secrets" && name !== "login";
  return (
    <Field label={label} help={isKept ? account("kept") : help} error={error} optional={!required && !isKept}>
      <Input
        mono
        autoComplete="off"
        type={isSecret ? "password" : "text"}
        maxLength={500}
        value={String(value)}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

/** The kind's own word, or that with a number where it is taken. */
function freeCode(wanted: string, taken: readonly string[]): string {
  for (let n = 1; n < 100; n++) {
    const one = n === 1 ? wanted : `${wanted}-${n}`;
    if (!taken.includes(one)) return one;
  }
  return wanted;
}
