"use client";
import { useTranslations } from "next-intl";
import { ChannelMark, monogramOf } from "@/ui/channel-mark";
import { RelativeTime } from "@/ui/date-time";
import { Status } from "@/ui/status";
import { Cell, HeadCell, Row, RowLink, Table, TableHead } from "@/ui/table";
import type { Channel } from "../channel-queries";
import type { Connection } from "../connection-queries";

type Props = { channels: readonly Channel[]; connections: readonly Connection[] };

/** Where orders come from, and when each last sent something. */
export function ChannelsTable({ channels, connections }: Props) {
  const t = useTranslations("channels");
  return (
    <Table label={t("title")} row={44} gutter={16} columns={[null, 170, 90, 200]}>
      <TableHead>
        <HeadCell>{t("columns.name")}</HeadCell>
        <HeadCell>{t("columns.kind")}</HeadCell>
        <HeadCell numeric>{t("columns.buffer")}</HeadCell>
        <HeadCell>{t("columns.state")}</HeadCell>
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
                  <span className="mono truncate text-12 text-ink-3">{channel.code}</span>
                </span>
              </Cell>
              <Cell>{t.has(`kinds.${channel.kind as "api"}`) ? t(`kinds.${channel.kind as "api"}`) : channel.kind}</Cell>
              <Cell numeric>{channel.buffer}</Cell>
              <Cell>{connection && <ConnectionState connection={connection} />}</Cell>
            </Row>
          );
        })}
      </tbody>
    </Table>
  );
}

/** Off, never heard of yet, or when something last came. */
export function ConnectionState({ connection }: { connection: Pick<Connection, "active" | "lastReceivedAt"> }) {
  const t = useTranslations("channels.state");
  if (!connection.active)
    return (
      <Status glyph="dashed" tone="neutral">
        {t("off")}
      </Status>
    );
  if (!connection.lastReceivedAt)
    return (
      <Status glyph="hourglass" tone="warning">
        {t("waiting")}
      </Status>
    );
  return (
    <Status glyph="check" tone="success" quiet>
      {t("received")} <RelativeTime at={connection.lastReceivedAt} />
    </Status>
  );
}
