import { getTranslations } from "next-intl/server";
import { ranksAtLeast } from "@/lib/permission";
import { AccountsCard } from "@/modules/notifications/ui/settings/accounts-card";
import { BrandsCard } from "@/modules/notifications/ui/settings/brands-card";
import { ConsentsCard } from "@/modules/notifications/ui/settings/consents-card";
import { MessageSettingsForm } from "@/modules/notifications/ui/settings/message-settings-form";
import { LiveRefresh } from "@/platform/realtime/react";
import { api } from "@/server/api";
import { requireSession } from "@/server/session";

/** How buyers are told: by which ways, when, of what, in whose name, and who does not want it. */
export default async function MessageSettingsPage() {
  const [{ role, organization }, t] = await Promise.all([requireSession(), getTranslations("notifications.setup")]);
  const isManager = ranksAtLeast(role, "manager");
  const [{ version, hasMailServer, ...settings }, brands, accounts, kinds] = await Promise.all([
    api.notifications.settings(),
    api.notifications.brands(),
    isManager ? api.notifications.accounts() : [],
    isManager ? api.notifications.kinds() : [],
  ]);
  const serving = (channel: "sms" | "telegram") => {
    const account = accounts.find((one) => one.channel === channel && one.active);
    // Whoever may not see accounts is not told that one is missing.
    return account ? t(`kinds.${account.kind as "smsru"}`) : isManager ? null : "";
  };
  return (
    <>
      <LiveRefresh topics="message_settings" />
      <MessageSettingsForm
        version={version}
        settings={settings}
        ready={{ email: hasMailServer ? t("ways.mailServer") : null, sms: serving("sms"), telegram: serving("telegram") }}
      />
      {isManager && <AccountsCard accounts={accounts} kinds={kinds} />}
      <BrandsCard brands={brands} organization={{ name: organization.name, brandColor: organization.brandColor }} />
      {isManager && <ConsentsCard />}
    </>
  );
}
