"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import type { Reason } from "@/lib/reason";
import { useNeeds } from "@/platform/actor-react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { focusFirstError } from "@/ui/focus-first-error";
import { FormRefusal } from "@/ui/form-refusal";
import { LeaveGuard } from "@/ui/leave-guard";
import { Card } from "@/ui/section";
import { showToast } from "@/ui/toast";
import type { TemplatePart, TemplateTexts } from "../../template-texts";
import type { MessageTemplate } from "../../templates/template-queries";
import { faultsOf } from "../../templates/variables";
import { TemplateFields } from "./template-fields";
import { TemplateHistory } from "./template-history";
import { TemplatePreview } from "./template-preview";

type Template = OverTheWire<MessageTemplate>;

/** The words for one event in one language: edited, seen with a real order, tried on oneself, and brought back. */
export function TemplateEditor({ template }: { template: Template }) {
  const t = useTranslations("notifications.template");
  const router = useRouter();
  const needs = useNeeds("manager");
  const form = useRef<HTMLFormElement>(null);
  const { event, locale } = template;
  const [base, setBase] = useState(template);
  const [texts, setTexts] = useState<TemplateTexts>(template.texts);
  const [refusal, setRefusal] = useState<Reason | null>(null);
  const isDirty = JSON.stringify(texts) !== JSON.stringify(base.texts);
  const show = (next: Template) => {
    setBase(next);
    setTexts(next.texts);
    setRefusal(null);
  };
  // Somebody else saved: what is not touched here follows.
  if (template.version > base.version && !isDirty) show(template);
  const onSuccess = (next: Template) => {
    show(next);
    showToast({ title: t("saved"), tone: "success" });
    router.refresh();
  };
  const onError = (error: unknown) => setRefusal(reasonOf(error));
  const save = trpc.notifications.saveTemplate.useMutation({ onSuccess, onError });
  const restore = trpc.notifications.restoreTemplate.useMutation({ onSuccess, onError });
  const faults = Object.fromEntries(faultsOf(texts).map(({ path, reason }) => [path, reason])) as Partial<Record<TemplatePart, Reason>>;
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    if (Object.keys(faults).length > 0) return focusFirstError(form.current);
    if (!save.isPending) save.mutate({ event, locale, texts, version: base.version });
  };
  const isPending = save.isPending || restore.isPending;
  return (
    <>
      <LeaveGuard isUnsaved={isDirty} />
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <form ref={form} onSubmit={submit} noValidate className="grid min-w-0 gap-4">
          <FormRefusal reason={refusal} />
          <Card title={t("words")} note={t(base.isOwn ? "own" : "ours")} padded>
            <fieldset disabled={needs !== null} className="contents">
              <TemplateFields texts={texts} faults={faults} onChange={setTexts} />
            </fieldset>
          </Card>
          <div className="flex flex-wrap gap-2">
            <Button type="submit" variant="primary" pending={isPending} disabledReason={needs ?? (isDirty ? null : t("nothingChanged"))}>
              {t("save")}
            </Button>
            <Button
              disabledReason={needs ?? (base.isOwn ? null : t("alreadyOurs"))}
              pending={isPending}
              onClick={() => save.mutate({ event, locale, texts: null, version: base.version })}
            >
              {t("backToOurs")}
            </Button>
          </div>
        </form>
        <TemplatePreview event={event} locale={locale} texts={texts} isFaulty={Object.keys(faults).length > 0} />
      </div>
      <TemplateHistory
        template={base}
        pending={isPending}
        disabledReason={needs}
        onRestore={(version) => restore.mutate({ event, locale, version })}
      />
    </>
  );
}
