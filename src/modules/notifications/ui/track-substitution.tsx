import { money } from "@/lib/formats";
import type { Locale } from "@/platform/i18n/locale";
import { translator } from "@/platform/i18n/translator";
import { trackButton, trackLink } from "./track-looks";

type Question = {
  id: string;
  units: number;
  instead: string;
  name: string;
  picture: string | null;
  differenceMinor: number;
  currency: string;
  note: string | null;
};

type Props = {
  question: Question | null;
  /** What became of the answer that was just given. */
  outcome: "accepted" | "declined" | "failed" | null;
  token: string;
  locale: Locale;
};

/** What the shop asks: whether another product may come in place of a missing one. Two plain buttons, without any script. */
export function TrackSubstitution({ question, outcome, token, locale }: Props) {
  const t = translator(locale, "track.substitution");
  if (!question)
    return outcome ? (
      <p id="substitution" role="status" className="mt-4 max-w-[560px] border-t border-line pt-4 text-16">
        {t(outcome)}
      </p>
    ) : null;
  const { id, units, instead, name, picture, differenceMinor, currency, note } = question;
  const sum = money(Math.abs(differenceMinor), currency, locale);
  return (
    <form
      id="substitution"
      method="post"
      action={`/api/v1/track/${encodeURIComponent(token)}/substitution/form`}
      className="mt-4 max-w-[560px] rounded-lg border border-line-2 p-4"
    >
      <input type="hidden" name="lang" value={locale} />
      <input type="hidden" name="id" value={id} />
      <h2 className="text-16 font-semibold">{t("ask")}</h2>
      <p className="mt-1 text-14 text-ink-2">{t("missing", { instead })}</p>
      <div className="my-3 flex items-center gap-3">
        {/* biome-ignore lint/performance/noImgElement: the buyer's page loads no script that could size it */}
        {picture && <img src={picture} alt="" width={64} height={64} className="size-16 shrink-0 rounded bg-pic object-contain" />}
        <div className="min-w-0">
          <div className="font-medium [overflow-wrap:anywhere]">{name}</div>
          <div className="text-14 text-ink-2">
            {t("quantity", { count: units })} · {t(differenceMinor === 0 ? "same" : differenceMinor > 0 ? "dearer" : "cheaper", { sum })}
          </div>
        </div>
      </div>
      {note && <p className="mb-3 border-l-2 border-line-2 pl-3 text-14 whitespace-pre-line text-ink-2 [overflow-wrap:anywhere]">{note}</p>}
      {outcome === "failed" && (
        <p role="alert" className="mb-2 text-14 text-danger">
          {t("failed")}
        </p>
      )}
      <button type="submit" name="answer" value="accept" className={trackButton}>
        {t("accept")}
      </button>
      <button type="submit" name="answer" value="decline" className={`${trackLink} mt-1 w-full`}>
        {t("decline")}
      </button>
    </form>
  );
}
