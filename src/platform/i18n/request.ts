import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { askedLanguageHeader } from "./asked-language";
import { localeCookie, localeOf } from "./locale";
import { messagesOf } from "./messages";

/** Times outside the workspace; inside it every time is shown in the organization's zone (src/ui/formats-context.tsx). */
const timeZone = "Europe/Moscow";

export default getRequestConfig(async () => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const locale = localeOf(head.get(askedLanguageHeader) ?? jar.get(localeCookie)?.value, head.get("accept-language"));
  return { locale, messages: messagesOf(locale), timeZone };
});
