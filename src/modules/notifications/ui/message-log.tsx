"use client";
import { MailX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useLiveQuery } from "@/platform/realtime/react";
import { trpc } from "@/platform/trpc/react";
import { Banner } from "@/ui/banner";
import { DateTime } from "@/ui/date-time";
import { LoadMore } from "@/ui/load-more";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import { useGlow } from "@/ui/use-glow";
import type { ListMessages } from "../inputs";
import { ChannelIcon } from "./channel-icon";
import { MessageDetail } from "./message-detail";
import type { Message, MessagePage } from "./message-row";
import { MessageStatus } from "./message-status";

type Filter = Pick<ListMessages, "status" | "event" | "channel" | "q">;

/** What buyers were told, newest first; each message opens as the buyer sees it. */
export function MessageLog({ filter, first }: { filter: Filter; first: MessagePage }) {
  const t = useTranslations("notifications");
  const list = trpc.notifications.list.useInfiniteQuery(filter, {
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    initialData: { pages: [first], pageParams: [undefined] },
  });
  useLiveQuery(["message"], () => void list.refetch());
  const [open, setOpen] = useState<string | null>(null);
  const rows = list.data.pages.flatMap((page) => page.items);
  return (
    <>
      {!first.hasMailServer && (
        <Banner tone="warning" icon={<MailX aria-hidden="true" />} title={`${t("noServer.title")}.`} className="mx-4 my-3 md:mx-5">
          {t("noServer.text")}
        </Banner>
      )}
      <Table label={t("title")} row={44} sticky columns={[92, 176, 262, { width: null, from: "xl" }, 160, 136]} className="max-md:hidden">
        <TableHead>
          <HeadCell>{t("columns.order")}</HeadCell>
          <HeadCell>{t("columns.event")}</HeadCell>
          <HeadCell>{t("columns.recipient")}</HeadCell>
          <HeadCell from="xl">{t("columns.subject")}</HeadCell>
          <HeadCell>{t("columns.status")}</HeadCell>
          <HeadCell numeric>{t("columns.at")}</HeadCell>
        </TableHead>
        <tbody>
          {rows.map((message) => (
            <Line key={message.id} message={message} onOpen={() => setOpen(message.id)} />
          ))}
        </tbody>
      </Table>
      <ul className="md:hidden">
        {rows.map((message) => (
          <MessageCard key={message.id} message={message} onOpen={() => setOpen(message.id)} />
        ))}
      </ul>
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
      {open && <MessageDetail id={open} hasMailServer={first.hasMailServer} onClose={() => setOpen(null)} />}
    </>
  );
}

type LineProps = { message: Message; onOpen: () => void };

function Line({ message, onOpen }: LineProps) {
  const names = useTranslations("status.message");
  const glow = useGlow(message.status);
  return (
    <Row glow={glow}>
      <Cell className="tabular-nums">{message.orderNumber}</Cell>
      <Cell>
        <button type="button" onClick={onOpen} className="truncate text-left font-medium after:absolute after:inset-0">
          {names(message.event)}
        </button>
      </Cell>
      <Cell>
        <span className="flex min-w-0 items-center gap-2">
          <ChannelIcon channel={message.channel} />
          <span className="mono truncate">{message.recipient}</span>
        </span>
      </Cell>
      <Cell from="xl" className="text-ink-2">
        {message.subject}
      </Cell>
      <Cell>
        <MessageStatus status={message.status} waitUntil={message.waitUntil} />
      </Cell>
      <Cell numeric className="text-ink-2">
        <DateTime at={message.at} as="full" />
      </Cell>
    </Row>
  );
}

function MessageCard({ message, onOpen }: LineProps) {
  const names = useTranslations("status.message");
  const glow = useGlow(message.status);
  return (
    <li className={`relative border-b border-line px-4 py-3 ${glow ? "animate-glow" : ""}`}>
      <div className="flex items-baseline justify-between gap-3">
        <button type="button" onClick={onOpen} className="truncate text-left text-16 font-medium after:absolute after:inset-0">
          {names(message.event)}
        </button>
        <span className="shrink-0 text-12 text-ink-3 tabular-nums">
          <DateTime at={message.at} as="short" />
        </span>
      </div>
      <div className="mt-0.5 flex items-center gap-1.5 text-12 text-ink-2">
        <ChannelIcon channel={message.channel} />
        <span className="mono truncate">{message.recipient}</span>
      </div>
      <div className="mt-1 flex items-center justify-between gap-3 text-13">
        <MessageStatus status={message.status} waitUntil={message.waitUntil} />
        <span className="text-ink-3 tabular-nums">{message.orderNumber}</span>
      </div>
    </li>
  );
}
