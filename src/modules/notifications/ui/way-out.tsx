import type { Locale } from "@/platform/i18n/locale";
import { translator } from "@/platform/i18n/translator";
import type { MessageChannel } from "../message-channels";
import { trackButton, trackPalette } from "./track-looks";

type Message = { shop: string; brandColor: string; channel: MessageChannel; allowed: boolean | null };
type Props = { token: string; message: Message | null; locale: Locale };

/** One question, one button, no script; the recipient is not shown to whoever else has the link. */
export function WayOut({ token, message, locale }: Props) {
  const t = translator(locale, "wayOut");
  const isOut = message?.allowed === false;
  return (
    <div style={trackPalette(message?.brandColor ?? "#333333")} className="track flex min-h-dvh flex-col bg-surface text-16 text-ink">
      {message && (
        <header className="bg-(--brand) text-(--on-brand)">
          <div className="mx-auto flex h-14 max-w-[560px] items-center px-5">
            <b className="truncate text-16 font-semibold">{message.shop}</b>
          </div>
        </header>
      )}
      <main className="mx-auto grid w-full max-w-[560px] content-start gap-4 px-5 py-8">
        <h1 className="text-28 font-semibold">{t(!message ? "unknownTitle" : isOut ? "outTitle" : "title")}</h1>
        <p className="text-ink-2">{t(!message ? "unknownText" : isOut ? "outText" : "text", { channel: message?.channel ?? "email" })}</p>
        {message && (
          <form method="post" action={`/api/v1/unsubscribe/${token}/form`}>
            <input type="hidden" name="allowed" value={isOut ? "yes" : "no"} />
            <button type="submit" className={trackButton}>
              {t(isOut ? "back" : "leave")}
            </button>
          </form>
        )}
      </main>
    </div>
  );
}
