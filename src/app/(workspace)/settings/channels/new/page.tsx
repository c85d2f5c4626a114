import { ChannelForm } from "@/modules/channels/ui/channel-form";
import { api } from "@/server/api";

export default async function NewChannelPage() {
  const warehouses = await api.warehouses.list();
  return <ChannelForm channel={null} warehouses={warehouses.map(({ code, name }) => ({ code, name }))} />;
}
