import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { stockViews } from "@/modules/channels/inputs";
import { ChannelStock } from "@/modules/channels/ui/stock/channel-stock";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api, orNotFound } from "@/server/api";
import { BackLink } from "../../../back-link";

type Props = { params: Promise<{ code: string }>; searchParams: Promise<{ view?: string }> };

export default async function ChannelStockPage({ params, searchParams }: Props) {
  const code = decodeURIComponent((await params).code);
  const asked = (await searchParams).view;
  const view = stockViews.find((one) => one === asked);
  const [t, channel, connections, kinds] = await Promise.all([
    getTranslations("channels.stock"),
    orNotFound(api.channels.byCode({ code })),
    api.connections.list(),
    api.connections.kinds(),
  ]);
  const told = connections.filter(
    (one) => one.channel === code && kinds.some(({ kind, can }) => kind === one.kind && can.stockPer !== null),
  );
  if (told.length === 0) notFound();
  const lists = await Promise.all(
    told.map(async (connection) => {
      const [list, sums] = await Promise.all([
        api.telling.stock({ code: connection.code, view }),
        api.telling.stockSums({ code: connection.code }),
      ]);
      const per = kinds.find(({ kind }) => kind === connection.kind)?.can.stockPer;
      return { connection, list, sums, places: per === "warehouse" || list.items.some(({ place }) => place !== "") };
    }),
  );
  return (
    <>
      <BackLink href={`/settings/channels/${encodeURIComponent(code)}`}>{t("back", { name: channel.name })}</BackLink>
      {lists.map(({ connection, list, sums, places }) => (
        <ChannelStock
          key={`${connection.id} ${view ?? "all"}`}
          code={connection.code}
          name={channel.name}
          places={places}
          view={view ?? null}
          first={overTheWire(list)}
          firstSums={sums}
        />
      ))}
    </>
  );
}
