import { getTranslations } from "next-intl/server";
import { whyNotRole } from "@/lib/permission";
import { WebhookList } from "@/modules/webhooks/ui/webhook-list";
import { LiveRefresh } from "@/platform/realtime/react";
import { api } from "@/server/api";
import { requireSession } from "@/server/session";
import { NotForRole } from "../not-for-role";

export default async function WebhooksPage() {
  const { role } = await requireSession();
  const refused = whyNotRole(role, "manager");
  if (refused) return <NotForRole reason={refused} />;
  const [webhooks, t] = await Promise.all([api.webhooks.list(), getTranslations("webhooks")]);
  return (
    <>
      <LiveRefresh topics="webhook" />
      <p className="max-w-prose text-13 text-ink-2">{t("about")}</p>
      <WebhookList webhooks={webhooks} />
    </>
  );
}
