import { Star } from "lucide-react";
import type { Locale } from "@/platform/i18n/locale";
import { translator } from "@/platform/i18n/translator";
import { trackButton } from "./track-looks";

type Given = { score: number; delivery: number | null; goods: number | null; comment: string | null };

type Props = {
  given: Given | null;
  /** Why the last try was not taken. */
  trouble: "missing" | "failed" | null;
  token: string;
  locale: Locale;
};

const scores = [1, 2, 3, 4, 5] as const;
const parts = ["delivery", "goods"] as const;

/** The verdict after delivery: a plain form, posted by the browser itself where no script runs. A later one replaces it. */
export function TrackRating({ given, trouble, token, locale }: Props) {
  const t = translator(locale, "track.rating");
  if (!given) return <RatingForm given={given} trouble={trouble} token={token} locale={locale} />;
  return (
    <section id="rating" className="border-t border-line pt-4">
      <h2 className="text-16 font-semibold">{t("thanks")}</h2>
      <p className="mt-2 mb-1 flex gap-1 text-(--brand-ink)" role="img" aria-label={t("of", { score: given.score })}>
        {scores.map((score) => (
          <Star key={score} aria-hidden="true" className="size-7 stroke-[1.5]" fill={score <= given.score ? "currentColor" : "none"} />
        ))}
      </p>
      {parts.map((part) => given[part] !== null && <PartScore key={part} name={t(part)} score={given[part] ?? 0} />)}
      {given.comment && <p className="text-14 break-words whitespace-pre-line text-ink-2">{given.comment}</p>}
      <details className="mt-2" open={trouble !== null}>
        <summary className="inline-flex min-h-11 items-center text-14 font-medium text-(--brand-ink) underline underline-offset-4">
          {t("change")}
        </summary>
        <RatingForm given={given} trouble={trouble} token={token} locale={locale} />
      </details>
    </section>
  );
}

function RatingForm({ given, trouble, token, locale }: Props) {
  const t = translator(locale, "track.rating");
  return (
    <form
      method="post"
      action={`/api/v1/track/${encodeURIComponent(token)}/rating/form`}
      id={given ? undefined : "rating"}
      className="border-t border-line pt-4"
    >
      <input type="hidden" name="lang" value={locale} />
      <fieldset className="track-rating">
        <legend className="float-left mb-2 w-full text-16 font-semibold">{t("ask")}</legend>
        <div role="radiogroup" aria-label={t("stars")} className="-ml-2 grid clear-both grid-cols-[repeat(5,minmax(44px,56px))] gap-1">
          {scores.map((score) => (
            <label key={score} className="track-star grid h-[52px] cursor-pointer place-items-center rounded text-(--brand-ink)">
              <input type="radio" name="score" value={score} required defaultChecked={given?.score === score} className="sr-only" />
              <span className="sr-only">{t(`word${score}`)}</span>
              <Star aria-hidden="true" className="size-[34px] fill-none stroke-[1.5]" />
            </label>
          ))}
        </div>
        <div aria-hidden="true" className="mt-1 mb-2 min-h-5 text-13 font-semibold">
          {scores.map((score) => (
            <span key={score} data-score={score} className="track-verdict">
              {t(`word${score}`)}
            </span>
          ))}
        </div>
      </fieldset>
      {parts.map((part) => (
        <fieldset key={part} className="mb-2 flex flex-wrap items-center justify-between gap-x-3">
          <legend className="float-left contents text-14 text-ink-2">{t(part)}</legend>
          <div role="radiogroup" aria-label={t(part)} className="flex">
            {scores.map((score) => (
              <label key={score} className="track-star grid size-11 cursor-pointer place-items-center rounded text-(--brand-ink)">
                <input type="radio" name={part} value={score} defaultChecked={given?.[part] === score} className="sr-only" />
                <span className="sr-only">{t("ofPart", { part: t(part), score })}</span>
                <Star aria-hidden="true" className="size-6 fill-none stroke-[1.5]" />
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      {trouble && (
        <p role="alert" className="mb-2 text-14 text-danger">
          {t(trouble)}
        </p>
      )}
      <label className="block text-13 text-ink-2">
        {t("comment")}
        <textarea
          name="comment"
          rows={3}
          maxLength={2000}
          defaultValue={given?.comment ?? ""}
          className="mt-1.5 mb-3 block w-full rounded-lg border border-field bg-transparent px-3 py-2.5 text-16 text-ink focus-visible:outline-(--brand-ink)"
        />
      </label>
      <button type="submit" className={trackButton}>
        {t("send")}
      </button>
    </form>
  );
}

function PartScore({ name, score }: { name: string; score: number }) {
  return (
    <p className="text-14 text-ink-2 tabular-nums">
      {name}: {score}/5
    </p>
  );
}
