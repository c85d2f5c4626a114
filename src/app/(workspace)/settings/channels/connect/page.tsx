import { ConnectShop } from "@/modules/channels/ui/connect-shop";
import { api } from "@/server/api";

export default async function ConnectShopPage() {
  const channels = await api.channels.list();
  return <ConnectShop taken={channels.map((channel) => channel.code)} />;
}
