"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { normalizePhone } from "@/lib/phone";
import { useLiveQuery } from "@/platform/realtime/react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { DateTime } from "@/ui/date-time";
import { Input } from "@/ui/input";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { Status } from "@/ui/status";
import { showToast } from "@/ui/toast";
import { useDebounced } from "@/ui/use-debounced";
import { ChannelIcon } from "../channel-icon";

/** Who has said whether they want reminders and questions; what a buyer says by phone is noted here. */
export function ConsentsCard() {
  const t = useTranslations("notifications.setup.consents");
  const reasonText = useReasonText();
  const [q, setQ] = useState("");
  const asked = useDebounced(q.trim());
  const { data: rows = [], refetch, isSuccess } = trpc.notifications.consents.useQuery({ q: asked || undefined });
  useLiveQuery(["message_settings"], () => void refetch());
  const put = trpc.notifications.putConsent.useMutation({
    onSuccess: () => void refetch(),
    onError: (error) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger" }),
  });
  const recipient = contactOf(q);
  const isKnown = rows.some((row) => row.recipient === recipient?.recipient);
  return (
    <Card title={t("title")}>
      <div className="flex flex-wrap gap-2 px-4 py-3">
        <span className="min-w-0 grow basis-60">
          <Input
            aria-label={t("search")}
            placeholder={t("search")}
            value={q}
            maxLength={100}
            onChange={(event) => setQ(event.target.value)}
          />
        </span>
        {recipient && !isKnown && (
          <Button pending={put.isPending} onClick={() => put.mutate({ ...recipient, allowed: false })}>
            {t("refuse")}
          </Button>
        )}
      </div>
      {isSuccess && rows.length === 0 && <p className="border-t border-line px-4 py-3 text-13 text-ink-2">{t(asked ? "none" : "empty")}</p>}
      <ul>
        {rows.map(({ channel, recipient, allowed, source, at }) => (
          <li
            key={`${channel} ${recipient}`}
            className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-4 py-2 text-13"
          >
            <ChannelIcon channel={channel} />
            <span className="mono min-w-0 grow basis-50 truncate">{recipient}</span>
            <Status glyph={allowed ? "check" : "cross"} tone={allowed ? "success" : "neutral"}>
              {t(allowed ? "agreed" : "refused")}
            </Status>
            <span className="text-12 text-ink-3">
              {t(`source.${source}`)}, <DateTime at={at} as="date" />
            </span>
            <Button variant="ghost" size="sm" onClick={() => put.mutate({ channel, recipient, allowed: !allowed })}>
              {t(allowed ? "refuse" : "agree")}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What was typed, where it is whole: an address or a phone. */
function contactOf(text: string): { channel: "email" | "sms"; recipient: string } | null {
  const typed = text.trim().toLowerCase();
  if (/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(typed)) return { channel: "email", recipient: typed };
  const phone = normalizePhone(typed);
  return phone ? { channel: "sms", recipient: phone } : null;
}
