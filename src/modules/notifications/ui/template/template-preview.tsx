"use client";
import { Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import type { Locale } from "@/platform/i18n/locale";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { SegmentedControl } from "@/ui/segmented-control";
import { useDebounced } from "@/ui/use-debounced";
import type { MessageEvent } from "../../message-events";
import type { TemplateTexts } from "../../template-texts";
import { TestDialog } from "./test-dialog";

type Props = { event: MessageEvent; locale: Locale; texts: TemplateTexts; isFaulty: boolean };

/** The message as a real order's buyer would get it, a moment after each change. */
export function TemplatePreview({ event, locale, texts, isFaulty }: Props) {
  const t = useTranslations("notifications.template");
  const channels = useTranslations("notifications.channels");
  const reasonText = useReasonText();
  const needs = useNeeds("manager");
  const [as, setAs] = useState<"email" | "sms" | "telegram">("email");
  const [order, setOrder] = useState("");
  const [isTesting, setTesting] = useState(false);
  const asked = useDebounced(JSON.stringify({ texts, order: order.trim() }), 400);
  const { texts: shown, order: number } = JSON.parse(asked) as { texts: TemplateTexts; order: string };
  const isWhole = Object.values(shown).every((text) => text.trim() !== "");
  const query = trpc.notifications.previewTemplate.useQuery(
    { event, locale, texts: shown, order: number || undefined },
    { enabled: isWhole && !isFaulty, placeholderData: (before) => before, retry: false },
  );
  const preview = query.data;
  return (
    <Card
      title={t("preview")}
      note={preview && t("ofOrder", { number: preview.order })}
      actions={
        <Button
          size="sm"
          icon={<Send />}
          disabledReason={needs ?? (preview && isWhole && !isFaulty ? null : t("nothingToTry"))}
          onClick={() => setTesting(true)}
        >
          {t("test")}
        </Button>
      }
      padded
    >
      <div className="grid gap-3">
        <div className="flex flex-wrap items-end justify-between gap-3">
          <SegmentedControl
            label={t("as")}
            value={as}
            onChange={setAs}
            options={(["email", "sms", "telegram"] as const).map((value) => ({ value, label: channels(value) }))}
          />
          <Field label={t("order")} className="w-40">
            <Input
              value={order}
              placeholder={t("newest")}
              maxLength={64}
              autoComplete="off"
              onChange={(event) => setOrder(event.target.value)}
            />
          </Field>
        </div>
        {query.error && <p className="text-13 text-danger">{reasonText(reasonOf(query.error))}</p>}
        {preview === null && <p className="text-13 text-ink-2">{t("noOrder")}</p>}
        {preview && as === "email" && (
          <>
            <p className="text-13 font-medium [overflow-wrap:anywhere]">{preview.subject}</p>
            {/* An empty sandbox: nothing in a letter may run, post or lead away. */}
            <iframe
              title={t("preview")}
              sandbox=""
              srcDoc={preview.html}
              className="h-[min(560px,60dvh)] w-full rounded border border-line bg-canvas"
            />
          </>
        )}
        {preview && as !== "email" && (
          <>
            <p className="w-fit max-w-full rounded-lg bg-sunken px-3.5 py-2.5 text-14 whitespace-pre-wrap [overflow-wrap:anywhere]">
              {as === "sms" ? preview.sms : preview.chat}
            </p>
            {as === "sms" && (
              <p className="text-12 text-ink-3">
                {t("smsLength", { units: preview.length.units, parts: preview.length.parts, alphabet: preview.length.alphabet })}
              </p>
            )}
          </>
        )}
      </div>
      {isTesting && (
        <TestDialog
          message={{ event, locale, texts, order: order.trim() || undefined }}
          channel={as === "sms" ? "sms" : "email"}
          onClose={() => setTesting(false)}
        />
      )}
    </Card>
  );
}
