import { ConnectShop } from "@/modules/channels/ui/connect-shop";
import { api } from "@/server/api";

type Props = { searchParams: Promise<{ channel?: string }> };

export default async function ConnectShopPage({ searchParams }: Props) {
  const [{ channel: code }, channels, connections] = await Promise.all([searchParams, api.channels.list(), api.connections.list()]);
  // A channel that was made without its shop is connected as it is.
  const waiting = channels.find(
    (one) => one.code === code && one.kind === "woocommerce" && !connections.some((other) => other.code === code),
  );
  return <ConnectShop taken={channels.map((one) => one.code)} channel={waiting ? { code: waiting.code, name: waiting.name } : null} />;
}
