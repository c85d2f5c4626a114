"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { type Reason, reason } from "@/lib/reason";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { FormRefusal } from "@/ui/form-refusal";
import { Card } from "@/ui/section";
import { showToast } from "@/ui/toast";
import type { MessageChannel } from "../../message-channels";
import { MessageSettings } from "../../message-settings";
import { ConsentFields } from "./consent-fields";
import { EventMatrix } from "./event-matrix";
import { QuietFields } from "./quiet-fields";
import { WaysFields } from "./ways-fields";

export type SettingsPart = { settings: MessageSettings; change: (changes: Partial<MessageSettings>) => void };
type Props = { version: number; settings: MessageSettings; ready: Readonly<Record<MessageChannel, string | null>> };

/** By which ways, when and of what buyers are told: one form, saved as a whole. */
export function MessageSettingsForm({ version, settings: saved, ready }: Props) {
  const t = useTranslations("notifications.setup");
  const router = useRouter();
  const needs = useNeeds("manager");
  const [base, setBase] = useState({ version, settings: saved });
  const [settings, setSettings] = useState(saved);
  const [refusal, setRefusal] = useState<Reason | null>(null);
  const isDirty = JSON.stringify(settings) !== JSON.stringify(base.settings);
  // Somebody else saved: what is not touched here follows; what is, is kept, and saving says that it is stale.
  if (version > base.version && !isDirty) {
    setBase({ version, settings: saved });
    setSettings(saved);
  }
  const put = trpc.notifications.putSettings.useMutation({
    onSuccess: ({ version, ...kept }) => {
      setBase({ version, settings: kept });
      setSettings(kept);
      setRefusal(null);
      showToast({ title: t("saved"), tone: "success" });
      router.refresh();
    },
    onError: (error) => setRefusal(reasonOf(error)),
  });
  const part: SettingsPart = { settings, change: (changes) => setSettings((before) => ({ ...before, ...changes })) };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const fault = faultOf(settings);
    if (fault) return setRefusal(fault);
    if (!put.isPending) put.mutate({ ...settings, version: base.version });
  };
  return (
    <form onSubmit={submit} noValidate data-dirty={isDirty ? "" : undefined} className="grid gap-5">
      <FormRefusal reason={refusal} />
      <fieldset disabled={needs !== null} className="contents">
        <Card title={t("ways.title")}>
          <WaysFields {...part} ready={ready} />
        </Card>
        <Card title={t("events.title")}>
          <EventMatrix {...part} />
        </Card>
        <Card title={t("quiet.title")} padded>
          <QuietFields {...part} />
        </Card>
        <Card title={t("consent.title")} padded>
          <ConsentFields {...part} />
        </Card>
      </fieldset>
      <div>
        <Button type="submit" variant="primary" pending={put.isPending} disabledReason={needs ?? (isDirty ? null : t("nothingChanged"))}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}

/** The same check as the server's, in words. */
function faultOf(settings: MessageSettings): Reason | null {
  const parsed = MessageSettings.safeParse(settings);
  if (parsed.success) return null;
  const [issue] = parsed.error.issues;
  if (issue?.message === "telegram_alone") return reason("message.telegram_alone");
  if (issue?.path[0] === "order") return reason("message.no_way");
  if (issue?.path[0] === "quiet") return reason("message.quiet_invalid");
  return reason("field.invalid");
}
