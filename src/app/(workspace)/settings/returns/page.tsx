import { ReturnSettingsForm } from "@/modules/returns/ui/settings-form";
import { LiveRefresh } from "@/platform/realtime/react";
import { api } from "@/server/api";

export default async function ReturnSettingsPage() {
  const [view, warehouses] = await Promise.all([api.returns.settings(), api.warehouses.list()]);
  return (
    <>
      <ReturnSettingsForm key={view.version} view={view} warehouses={warehouses.map(({ code, name }) => ({ code, name }))} />
      <LiveRefresh topics={["order_policy"]} />
    </>
  );
}
