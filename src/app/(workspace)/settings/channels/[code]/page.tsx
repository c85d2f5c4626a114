import { Plug } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ChannelForm } from "@/modules/channels/ui/channel-form";
import { ConnectionCard } from "@/modules/channels/ui/connection-card";
import { IntakeLog } from "@/modules/channels/ui/intake-log";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api, orNotFound } from "@/server/api";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";
import { Card } from "@/ui/section";

type Props = { params: Promise<{ code: string }> };

export default async function ChannelPage({ params }: Props) {
  const code = decodeURIComponent((await params).code);
  const [t, channel, connections, warehouses] = await Promise.all([
    getTranslations("channels.connection"),
    orNotFound(api.channels.byCode({ code })),
    api.connections.list(),
    api.warehouses.list(),
  ]);
  const own = connections.filter((connection) => connection.channel === code);
  const logs = await Promise.all(own.map(async (connection) => ({ connection, log: await api.intake.list({ code: connection.code }) })));
  return (
    <>
      {channel.kind === "woocommerce" && own.length === 0 && (
        <Card title={t("title")}>
          <EmptyState
            icon={<Plug />}
            title={t("noneTitle")}
            actions={
              <ButtonLink variant="primary" href={`/settings/channels/connect?channel=${encodeURIComponent(code)}`}>
                {t("connect")}
              </ButtonLink>
            }
          >
            {t("none")}
          </EmptyState>
        </Card>
      )}
      {logs.map(({ connection }) => (
        <ConnectionCard key={connection.id} first={connection} />
      ))}
      {logs.map(({ connection, log }) => (
        <IntakeLog key={connection.id} code={connection.code} first={overTheWire(log)} />
      ))}
      <ChannelForm channel={channel} warehouses={warehouses.map(({ code, name }) => ({ code, name }))} />
    </>
  );
}
