"use client";
import { ChartNoAxesColumn } from "lucide-react";
import { useTranslations } from "next-intl";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import { FigureLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";
import { useFormats } from "@/ui/formats-context";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import { messageChannels } from "../message-channels";
import type { MessageStatistics } from "../statistics-queries";
import { ChannelIcon } from "./channel-icon";

/** How messages of the last 30 days fared, by channel and event; what failed opens its messages. */
export function MessageFigures({ first }: { first: OverTheWire<MessageStatistics> }) {
  const t = useTranslations("notifications.figures");
  const names = useTranslations("status.message");
  const channels = useTranslations("notifications.channels");
  const { number, percent } = useFormats();
  const { data, refetch } = trpc.notifications.statistics.useQuery(undefined, { initialData: first });
  useLiveQuery(["message"], () => void refetch());
  if (data.rows.length === 0)
    return (
      <EmptyState icon={<ChartNoAxesColumn />} title={t("emptyTitle")}>
        {t("empty")}
      </EmptyState>
    );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6 py-4">
      {messageChannels.map((channel) => {
        const rows = data.rows.filter((row) => row.channel === channel);
        if (rows.length === 0) return null;
        const parts = rows.reduce((sum, row) => sum + row.parts, 0);
        return (
          <section key={channel} aria-label={channels(channel)}>
            <h2 className="flex items-center gap-2 px-5 pb-2 text-14 font-semibold max-md:px-4">
              <ChannelIcon channel={channel} />
              {channels(channel)}
              {parts > 0 && <span className="text-13 font-normal text-ink-3">{t("parts", { count: parts })}</span>}
            </h2>
            <Table label={channels(channel)} row={44} columns={[null, 88, { width: 110, from: "md" }, 76, { width: 110, from: "md" }, 84]}>
              <TableHead>
                <HeadCell>{t("event")}</HeadCell>
                <HeadCell numeric>{t("sent")}</HeadCell>
                <HeadCell numeric from="md">
                  {t("delivered")}
                </HeadCell>
                <HeadCell numeric>{t("failed")}</HeadCell>
                <HeadCell numeric from="md">
                  {t("waiting")}
                </HeadCell>
                <HeadCell numeric>{t("kept")}</HeadCell>
              </TableHead>
              <tbody>
                {rows.map((row) => (
                  <Row key={row.event}>
                    <Cell>{names(row.event)}</Cell>
                    <Cell numeric>{number(row.sent)}</Cell>
                    <Cell numeric from="md">
                      {/* A mail server says only that it has taken a letter. */}
                      {channel === "sms" && row.sent > 0 ? `${number(row.delivered)} · ${percent(row.delivered / row.sent)}` : "–"}
                    </Cell>
                    <Cell numeric className={row.failed > 0 ? "text-danger" : "text-ink-3"}>
                      {row.failed > 0 ? (
                        <FigureLink href={`/messages?status=failed&event=${row.event}&channel=${channel}`}>{number(row.failed)}</FigureLink>
                      ) : (
                        number(0)
                      )}
                    </Cell>
                    <Cell numeric from="md" className="text-ink-2">
                      {number(row.waiting)}
                    </Cell>
                    <Cell numeric className="text-ink-2">
                      {number(row.kept)}
                    </Cell>
                  </Row>
                ))}
              </tbody>
            </Table>
          </section>
        );
      })}
    </div>
  );
}
