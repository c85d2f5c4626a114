import { getTranslations } from "next-intl/server";
import { whyNotRole } from "@/lib/permission";
import { WebhookView } from "@/modules/webhooks/ui/webhook-view";
import { LiveRefresh } from "@/platform/realtime/react";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api, orNotFound } from "@/server/api";
import { requireSession } from "@/server/session";
import { BackLink } from "../../back-link";
import { NotForRole } from "../../not-for-role";

type Props = { params: Promise<{ code: string }> };

export default async function WebhookPage({ params }: Props) {
  const { role } = await requireSession();
  const refused = whyNotRole(role, "manager");
  if (refused) return <NotForRole reason={refused} />;
  const code = decodeURIComponent((await params).code);
  const webhook = await orNotFound(api.webhooks.byCode({ code }));
  const [sent, t] = await Promise.all([api.webhooks.deliveries({ code }), getTranslations("webhooks")]);
  return (
    <>
      <LiveRefresh topics="webhook" />
      <BackLink href="/settings/webhooks">{t("title")}</BackLink>
      <WebhookView webhook={webhook} first={overTheWire(sent)} />
    </>
  );
}
