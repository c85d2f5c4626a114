import { ChannelForm } from "@/modules/channels/ui/channel-form";
import { ConnectionCard } from "@/modules/channels/ui/connection-card";
import { IntakeLog } from "@/modules/channels/ui/intake-log";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api, orNotFound } from "@/server/api";

type Props = { params: Promise<{ code: string }> };

export default async function ChannelPage({ params }: Props) {
  const code = decodeURIComponent((await params).code);
  const [channel, connections, warehouses] = await Promise.all([
    orNotFound(api.channels.byCode({ code })),
    api.connections.list(),
    api.warehouses.list(),
  ]);
  const own = connections.filter((connection) => connection.channel === code);
  const logs = await Promise.all(own.map(async (connection) => ({ connection, log: await api.intake.list({ code: connection.code }) })));
  return (
    <>
      {logs.map(({ connection }) => (
        <ConnectionCard key={connection.id} connection={connection} />
      ))}
      <ChannelForm channel={channel} warehouses={warehouses.map(({ code, name }) => ({ code, name }))} />
      {logs.map(({ connection, log }) => (
        <IntakeLog key={connection.id} code={connection.code} first={overTheWire(log)} />
      ))}
    </>
  );
}
