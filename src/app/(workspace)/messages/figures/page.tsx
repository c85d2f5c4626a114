import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MessageFigures } from "@/modules/notifications/ui/message-figures";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { Page } from "@/ui/page";
import { MessageTabs } from "../message-tabs";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("notifications.figures");
  return { title: t("title") };
}

/** How messages fared. */
export default async function MessageFiguresPage() {
  const [t, statistics] = await Promise.all([getTranslations("notifications"), api.notifications.statistics()]);
  return (
    <Page title={t("title")} tabs={<MessageTabs />}>
      <MessageFigures first={overTheWire(statistics)} />
    </Page>
  );
}
