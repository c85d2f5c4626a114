import { notFound } from "next/navigation";
import { ConnectChannel } from "@/modules/channels/ui/connect-channel";
import { api } from "@/server/api";

type Props = { params: Promise<{ kind: string }>; searchParams: Promise<{ channel?: string }> };

export default async function ConnectKindPage({ params, searchParams }: Props) {
  const [asked, { channel: code }, kinds, channels, connections, warehouses, carriers] = await Promise.all([
    params,
    searchParams,
    api.connections.kinds(),
    api.channels.list(),
    api.connections.list(),
    api.warehouses.list(),
    api.shipments.carriers(),
  ]);
  const kind = kinds.find((one) => one.kind === decodeURIComponent(asked.kind));
  if (!kind) notFound();
  // A channel that was made without its connection is connected as it is.
  const waiting = channels.find(
    (one) => one.code === code && one.kind === kind.kind && !connections.some((other) => other.channel === code),
  );
  const named = (list: readonly { code: string; name: string }[]) => list.map(({ code, name }) => ({ code, name }));
  return (
    <ConnectChannel
      kind={kind}
      ours={{
        warehouses: named(warehouses),
        carriers: carriers.map(({ kind, name }) => ({ code: kind, name })),
        channels: named(channels),
      }}
      taken={[...channels, ...connections].map((one) => one.code)}
      channel={waiting ? { code: waiting.code, name: waiting.name } : null}
    />
  );
}
