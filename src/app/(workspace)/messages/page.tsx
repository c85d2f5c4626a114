import { Mail, Settings2 } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { messageStatuses } from "@/modules/notifications/inputs";
import { messageChannels } from "@/modules/notifications/message-channels";
import { messageEvents } from "@/modules/notifications/message-events";
import { MessageFilters } from "@/modules/notifications/ui/message-filters";
import { MessageLog } from "@/modules/notifications/ui/message-log";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";
import { UrlSearch } from "@/ui/url-search";
import { MessageTabs } from "./message-tabs";

type Props = { searchParams: Promise<{ status?: string; event?: string; channel?: string; q?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("notifications");
  return { title: t("title") };
}

/** The log of what buyers were told. */
export default async function MessagesPage({ searchParams }: Props) {
  const [params, t] = await Promise.all([searchParams, getTranslations("notifications")]);
  const status = messageStatuses.find((one) => one === params.status);
  const event = messageEvents.find((one) => one === params.event);
  const channel = messageChannels.find((one) => one === params.channel);
  const q = params.q?.trim().slice(0, 100) || undefined;
  const filter = { status, event, channel, q };
  const first = await api.notifications.list(filter);
  const isFiltered = Boolean(status || event || channel || q);
  return (
    <Page
      title={t("title")}
      actions={
        <ButtonLink href="/settings/messages" icon={<Settings2 />}>
          {t("settings")}
        </ButtonLink>
      }
      tabs={<MessageTabs />}
      search={<UrlSearch placeholder={t("search")} />}
      filters={<MessageFilters status={status ?? null} event={event ?? null} channel={channel ?? null} />}
    >
      {first.items.length > 0 ? (
        <MessageLog key={JSON.stringify(filter)} filter={filter} first={overTheWire(first)} />
      ) : (
        <EmptyState
          icon={<Mail />}
          title={t(isFiltered ? "empty.filtered" : "empty.title")}
          actions={
            <ButtonLink variant={isFiltered ? "default" : "primary"} href={isFiltered ? "/messages" : "/orders/new"}>
              {t(isFiltered ? "empty.all" : "empty.action")}
            </ButtonLink>
          }
        >
          {t(isFiltered ? "empty.filteredText" : "empty.text")}
        </EmptyState>
      )}
    </Page>
  );
}
