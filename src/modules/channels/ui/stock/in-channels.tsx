"use client";
import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useNeeds } from "@/platform/actor-react";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import { TextLink } from "@/ui/button-link";
import { useFormats } from "@/ui/formats-context";
import { IconButton } from "@/ui/icon-button";
import { Status } from "@/ui/status";
import type { stockInChannels } from "../../stock-out/stock-queries";
import { StockState } from "./stock-state";
import { Difference } from "./stock-table";
import { usePushAgain } from "./use-push-again";

type Channels = OverTheWire<Awaited<ReturnType<typeof stockInChannels>>>;
type Channel = Channels[number];

/** What every channel has of one product: a line for each place, with ours beside it. */
export function InChannels({ sku, first }: { sku: string; first: Channels }) {
  const { data, refetch } = trpc.telling.stockOf.useQuery({ sku }, { initialData: first });
  const again = () => void refetch();
  useLiveQuery(["channel_stock", "stock", "connection"], again);
  return (
    <ul>
      {data.map((channel) => (
        <ChannelLines key={channel.code} sku={sku} channel={channel} onPushed={again} />
      ))}
    </ul>
  );
}

function ChannelLines({ sku, channel, onPushed }: { sku: string; channel: Channel; onPushed: () => void }) {
  const t = useTranslations("channels.stock");
  const { number } = useFormats();
  const needsOperator = useNeeds("operator");
  const { push, pending } = usePushAgain(channel.code, onPushed);
  const off = channel.active ? (channel.stockOut ? null : { code: "connection.stock_off" }) : { code: "connection.disabled" };
  return (
    <li className="flex items-start gap-3 border-b border-line px-4 py-2.5 text-13 last:border-b-0">
      <div className="grid min-w-0 flex-1 gap-2">
        <TextLink href={`/settings/channels/${encodeURIComponent(channel.channel)}/stock`} className="w-fit font-medium">
          {channel.channelName}
        </TextLink>
        {channel.rows.map((row) => (
          <div key={row.place} className="flex flex-wrap items-start gap-x-5 gap-y-1 tabular-nums">
            {row.place && <span className="mono text-12 text-ink-3">{row.place}</span>}
            <span>
              <span className="text-ink-3">{t("columns.ours")}</span> {number(row.ours)}
            </span>
            <span>
              <span className="text-ink-3">{t("columns.pushed")}</span> {row.pushed === null ? "—" : number(row.pushed)}
            </span>
            <span>
              <span className="text-ink-3">{t("columns.theirs")}</span> {row.theirs === null ? "—" : number(row.theirs)}
            </span>
            {row.difference !== null && row.difference !== 0 && <Difference value={row.difference} />}
            {off ? (
              <Status glyph="dashed" tone="neutral" quiet>
                {t(channel.active ? "stockOff" : "channelOff")}
              </Status>
            ) : (
              <StockState row={row} />
            )}
          </div>
        ))}
      </div>
      <IconButton
        size="sm"
        label={t("pushOf", { sku })}
        icon={<RotateCcw />}
        pending={pending}
        disabledReason={needsOperator ?? off}
        onClick={() => push([sku])}
      />
    </li>
  );
}
