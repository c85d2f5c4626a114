import { CircleAlert, Clock, MailCheck, MailX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge, Status } from "@/ui/status";
import type { Tone } from "@/ui/tone";
import type { Message } from "./message-row";

const looks = {
  queued: { icon: <Clock aria-hidden="true" />, tone: "progress" },
  sent: { icon: <MailCheck aria-hidden="true" />, tone: "success" },
  not_sent: { icon: <MailX aria-hidden="true" />, tone: "warning" },
  failed: { icon: <CircleAlert aria-hidden="true" />, tone: "danger" },
} as const satisfies Record<Message["status"], { icon: ReactNode; tone: Tone }>;

/** What became of a message; in a list what is normal is grey and the words are short. */
export function MessageStatus({ status, as = "status" }: { status: Message["status"]; as?: "status" | "badge" }) {
  const t = useTranslations("notifications");
  if (as === "badge") return <Badge {...looks[status]}>{t(`status.${status}`)}</Badge>;
  return (
    <Status {...looks[status]} quiet={status === "sent"}>
      {t(`short.${status}`)}
    </Status>
  );
}
