import { PackageSearch, Plus, ShoppingCart, Store } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ChannelsTable } from "@/modules/channels/ui/channels-table";
import { SimulationCard } from "@/modules/channels/ui/simulation-card";
import { api } from "@/server/api";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";
import { Card } from "@/ui/section";

export default async function ChannelsPage() {
  const [channels, connections, { wanted }, simulation, t] = await Promise.all([
    api.channels.list(),
    api.connections.list(),
    api.mappings.wantedCount(),
    api.simulation.state(),
    getTranslations("channels"),
  ]);
  const actions = (
    <>
      {wanted > 0 && (
        <ButtonLink size="sm" href="/settings/channels/unknown" icon={<PackageSearch />}>
          {t("unknown.action", { count: wanted })}
        </ButtonLink>
      )}
      <ButtonLink size="sm" href="/settings/channels/connect" icon={<ShoppingCart />}>
        {t("connect.action")}
      </ButtonLink>
      <ButtonLink size="sm" href="/settings/channels/new" icon={<Plus />}>
        {t("create")}
      </ButtonLink>
    </>
  );
  return (
    <>
      <Card title={t("title")} actions={channels.length > 0 ? actions : undefined}>
        {channels.length > 0 ? (
          <ChannelsTable channels={channels} connections={connections} />
        ) : (
          <EmptyState icon={<Store />} title={t("emptyTitle")} actions={actions}>
            {t("empty")}
          </EmptyState>
        )}
      </Card>
      <SimulationCard first={simulation} />
    </>
  );
}
