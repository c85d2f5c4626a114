"use client";
import { CheckCheck, CircleAlert, Clock, MailCheck, MailX, MoonStar } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DateTime } from "@/ui/date-time";
import { useNow } from "@/ui/formats-context";
import { Badge, Status } from "@/ui/status";
import type { Tone } from "@/ui/tone";
import type { Message } from "./message-row";

const looks = {
  queued: { icon: <Clock aria-hidden="true" />, tone: "progress" },
  sent: { icon: <MailCheck aria-hidden="true" />, tone: "success" },
  delivered: { icon: <CheckCheck aria-hidden="true" />, tone: "success" },
  not_sent: { icon: <MailX aria-hidden="true" />, tone: "warning" },
  failed: { icon: <CircleAlert aria-hidden="true" />, tone: "danger" },
} as const satisfies Record<Message["status"], { icon: ReactNode; tone: Tone }>;

type Props = { status: Message["status"]; as?: "status" | "badge" /** The morning that it waits for. */; waitUntil?: string | null };

/** What became of a message; in a list what is normal is grey and the words are short. */
export function MessageStatus({ status, as = "status", waitUntil = null }: Props) {
  const t = useTranslations("notifications");
  const now = useNow();
  if (status === "queued" && waitUntil && new Date(waitUntil) > new Date(now)) {
    const words = (
      <>
        {t("waits")} <DateTime at={waitUntil} as="short" />
      </>
    );
    const look = { icon: <MoonStar aria-hidden="true" />, tone: "neutral" } as const;
    return as === "badge" ? <Badge {...look}>{words}</Badge> : <Status {...look}>{words}</Status>;
  }
  if (as === "badge") return <Badge {...looks[status]}>{t(`status.${status}`)}</Badge>;
  return (
    <Status {...looks[status]} quiet={status === "sent" || status === "delivered"}>
      {t(`short.${status}`)}
    </Status>
  );
}
