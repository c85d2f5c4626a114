import { PolicyForm } from "@/modules/orders/ui/policy/policy-form";
import { LiveRefresh } from "@/platform/realtime/react";
import { api } from "@/server/api";
import { requireSession } from "@/server/session";

export default async function OrderSettingsPage() {
  const [{ organization }, view, channels] = await Promise.all([requireSession(), api.orders.policy(), api.channels.list()]);
  return (
    <>
      <PolicyForm
        version={view.version}
        policy={view.policy}
        channels={channels.map(({ code, name }) => ({ code, name }))}
        currency={organization.currency}
      />
      <LiveRefresh topics={["order_policy", "channel"]} />
    </>
  );
}
