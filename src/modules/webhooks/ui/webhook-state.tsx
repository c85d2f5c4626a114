import { useTranslations } from "next-intl";
import { Status } from "@/ui/status";
import type { Webhook } from "../webhook-queries";

/** Whether a receiver is sent to, and if not, who stopped it. */
export function WebhookState({ webhook }: { webhook: Pick<Webhook, "active" | "stoppedBecause"> }) {
  const t = useTranslations("webhooks.state");
  if (webhook.active)
    return (
      <Status glyph="check" tone="success" quiet>
        {t("active")}
      </Status>
    );
  const gone = webhook.stoppedBecause === "gone";
  return (
    <Status glyph={gone ? "cross" : "dashed"} tone={gone ? "danger" : "neutral"}>
      {t(gone ? "gone" : "stopped")}
    </Status>
  );
}
