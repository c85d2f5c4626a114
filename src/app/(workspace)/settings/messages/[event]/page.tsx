import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { messageEvents } from "@/modules/notifications/message-events";
import { TemplateEditor } from "@/modules/notifications/ui/template/template-editor";
import { locales } from "@/platform/i18n/locale";
import { LiveRefresh } from "@/platform/realtime/react";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { TextLink } from "@/ui/button-link";
import { LinkTabs } from "@/ui/tabs";

type Props = { params: Promise<{ event: string }>; searchParams: Promise<{ in?: string }> };

/** The words of one event, in one of the two languages. */
export default async function TemplatePage({ params, searchParams }: Props) {
  const [{ event: asked }, { in: wanted }, own, t, names] = await Promise.all([
    params,
    searchParams,
    getLocale(),
    getTranslations("notifications.template"),
    getTranslations("status.message"),
  ]);
  const event = messageEvents.find((one) => one === asked);
  if (!event) notFound();
  const locale = locales.find((one) => one === wanted) ?? locales.find((one) => one === own) ?? "ru";
  const template = await api.notifications.template({ event, locale });
  return (
    <>
      <LiveRefresh topics="message_settings" />
      <div className="grid gap-2">
        <TextLink href="/settings/messages">{t("back")}</TextLink>
        <h2 className="text-20 font-semibold">{names(event)}</h2>
        <LinkTabs
          label={t("language")}
          tabs={locales.map((one) => ({
            href: `/settings/messages/${event}?in=${one}`,
            label: t(`languages.${one}`),
            current: one === locale,
          }))}
        />
      </div>
      <TemplateEditor key={`${event} ${locale}`} template={overTheWire(template)} />
    </>
  );
}
