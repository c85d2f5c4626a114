import { PurchaseSettingsForm } from "@/modules/purchasing/ui/settings-form";
import { LiveRefresh } from "@/platform/realtime/react";
import { api } from "@/server/api";

export default async function PurchaseSettingsPage() {
  const view = await api.purchases.settings();
  return (
    <>
      <PurchaseSettingsForm key={view.version} view={view} />
      <LiveRefresh topics={["purchase"]} />
    </>
  );
}
