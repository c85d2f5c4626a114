import { Plug } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { CatalogueCard } from "@/modules/channels/ui/catalogue-card";
import { ChannelForm } from "@/modules/channels/ui/channel-form";
import { ConnectionCard } from "@/modules/channels/ui/connection-card";
import { ExchangeFiles } from "@/modules/channels/ui/exchange-files";
import { MappingEditor } from "@/modules/channels/ui/generic/mapping-editor";
import { IntakeLog } from "@/modules/channels/ui/intake-log";
import { MappingsCard } from "@/modules/channels/ui/mappings-card";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api, orNotFound } from "@/server/api";
import { ButtonLink } from "@/ui/button-link";
import { ChannelMark, monogramOf } from "@/ui/channel-mark";
import { EmptyState } from "@/ui/empty-state";
import { Card } from "@/ui/section";
import { BackLink } from "../../back-link";

type Props = { params: Promise<{ code: string }> };

export default async function ChannelPage({ params }: Props) {
  const code = decodeURIComponent((await params).code);
  const [t, channel, connections, kinds, channels, warehouses, carriers, { wanted }] = await Promise.all([
    getTranslations("channels.connection"),
    orNotFound(api.channels.byCode({ code })),
    api.connections.list(),
    api.connections.kinds(),
    api.channels.list(),
    api.warehouses.list(),
    api.shipments.carriers(),
    api.mappings.wantedCount(),
  ]);
  const own = connections.filter((connection) => connection.channel === code);
  const logs = await Promise.all(
    own.map(async (connection) => {
      const { code } = connection;
      const [log, mappings, files] = await Promise.all([
        api.intake.list({ code }),
        api.mappings.list({ code }),
        connection.kind === "commerceml" ? api.exchange.files({ code }) : null,
      ]);
      return { connection, log, mappings, files };
    }),
  );
  const named = (list: readonly { code: string; name: string }[]) => list.map(({ code, name }) => ({ code, name }));
  const ours = {
    warehouses: named(warehouses),
    carriers: carriers.map(({ kind, name }) => ({ code: kind, name })),
    channels: named(channels),
  };
  const kind = kinds.find((one) => one.kind === channel.kind);
  return (
    <>
      <div className="grid justify-items-start gap-1">
        <BackLink href="/settings/channels">{t("back")}</BackLink>
        <h2 className="flex max-w-full items-center gap-2 text-20 font-semibold">
          <ChannelMark mark={monogramOf(channel.name)} name={channel.name} showName={false} />
          <span className="truncate">{channel.name}</span>
        </h2>
      </div>
      {kind && own.length === 0 && (
        <Card title={t("noneTitle")}>
          <EmptyState
            icon={<Plug />}
            title={t("noneTitle")}
            actions={
              <ButtonLink variant="primary" href={`/settings/channels/connect/${kind.kind}?channel=${encodeURIComponent(code)}`}>
                {t("connect")}
              </ButtonLink>
            }
          >
            {t("none")}
          </EmptyState>
        </Card>
      )}
      {kind && logs.map(({ connection }) => <ConnectionCard key={connection.id} first={connection} kind={kind} ours={ours} />)}
      {logs.map(({ connection }) => connection.kind === "generic" && <MappingEditor key={connection.id} connection={connection} />)}
      {logs.map(
        ({ connection, files }) => files && <ExchangeFiles key={connection.id} code={connection.code} first={overTheWire(files)} />,
      )}
      {logs.map(({ connection, log }) => (
        <IntakeLog key={connection.id} code={connection.code} first={overTheWire(log)} />
      ))}
      {logs.map(({ connection, mappings }) => (
        <MappingsCard
          key={connection.id}
          code={connection.code}
          first={mappings}
          warehouses={named(warehouses)}
          carriers={named(carriers)}
        />
      ))}
      {kind?.can.listsProducts && logs.map(({ connection }) => <CatalogueCard key={connection.id} first={connection} wanted={wanted} />)}
      <ChannelForm channel={channel} warehouses={warehouses.map(({ code, name }) => ({ code, name }))} />
    </>
  );
}
