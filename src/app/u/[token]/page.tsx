import type { Metadata } from "next";
import { WayOut } from "@/modules/notifications/ui/way-out";
import { translator } from "@/platform/i18n/translator";
import { wayOutPage } from "@/server/way-out-page";

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await wayOutPage((await params).token);
  return { title: { absolute: translator(locale, "wayOut")("title") } };
}

/** Where a buyer says no to reminders and questions, and yes again. Reading it changes nothing: link scanners read, too. */
export default async function WayOutPage({ params }: Props) {
  const { token } = await params;
  const { message, locale } = await wayOutPage(token);
  return <WayOut token={token} message={message} locale={locale} />;
}
