"use client";
import { useTranslations } from "next-intl";
import { ChannelMark, monogramOf } from "@/ui/channel-mark";
import { RelativeTime } from "@/ui/date-time";
import { Cell, HeadCell, Row, RowLink, Table, TableHead } from "@/ui/table";
import type { Channel } from "../channel-queries";
import type { Connection } from "../connection-queries";
import { HealthBadge } from "./connection-health";

type Props = { channels: readonly Channel[]; connections: readonly Connection[] };

/** Where orders come from, and when each last sent something. */
export function ChannelsTable({ channels, connections }: Props) {
  const t = useTranslations("channels");
  return (
    <Table label={t("title")} row={44} gutter={16} columns={[null, 150, { width: 90, from: "md" }, { width: 300, from: "md" }]}>
      <TableHead>
        <HeadCell>{t("columns.name")}</HeadCell>
        <HeadCell>{t("columns.kind")}</HeadCell>
        <HeadCell numeric from="md">
          {t("columns.buffer")}
        </HeadCell>
        <HeadCell from="md">{t("columns.state")}</HeadCell>
      </TableHead>
      <tbody>
        {channels.map((channel) => {
          const connection = connections.find((one) => one.channel === channel.code);
          return (
            <Row key={channel.id}>
              <Cell>
                <span className="flex min-w-0 items-center gap-2">
                  <ChannelMark mark={monogramOf(channel.name)} name={channel.name} showName={false} />
                  <RowLink href={`/settings/channels/${encodeURIComponent(channel.code)}`} className="truncate">
                    {channel.name}
                  </RowLink>
                  <span className="mono truncate text-12 text-ink-3 max-md:hidden">{channel.code}</span>
                </span>
              </Cell>
              <Cell>{t.has(`kinds.${channel.kind as "api"}`) ? t(`kinds.${channel.kind as "api"}`) : channel.kind}</Cell>
              <Cell numeric from="md">
                {channel.buffer}
              </Cell>
              <Cell from="md">
                {connection && (
                  <span className="flex items-center gap-2">
                    <HealthBadge connection={connection} />
                    {connection.lastReceivedAt && (
                      <span className="truncate text-12 text-ink-3">
                        {t("health.received")} <RelativeTime at={connection.lastReceivedAt} />
                      </span>
                    )}
                  </span>
                )}
              </Cell>
            </Row>
          );
        })}
      </tbody>
    </Table>
  );
}
