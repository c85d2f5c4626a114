import { formatDay } from "@/lib/dates";
import { money } from "@/lib/formats";
import type { Locale } from "@/platform/i18n/locale";
import { translator } from "@/platform/i18n/translator";
import type { BuyersOffer } from "../buyer-queries";
import { buyersReasons } from "../reasons";

type Props = {
  token: string;
  locale: Locale;
  timeZone: string;
  /** Null: nothing may be asked back here. */
  offer: BuyersOffer | null;
  /** Names this form, so that it counts once however often it is sent. */
  form: string;
  /** What became of the form that was just posted: null none, "" done, else why not. */
  outcome: string | null;
  showsPrices: boolean;
};

const field = "block min-h-12 rounded-lg border border-field bg-transparent px-3 py-2.5 text-16 text-ink";

/** Asks for a return: what, why, with photos and the order's contact. One plain form, so that it works without scripts. */
export function TrackReturnForm({ token, locale, timeZone, offer, form, outcome, showsPrices }: Props) {
  const t = translator(locale, "returns.buyer");
  const reasons = translator(locale, "returns.reasons");
  const refusals = translator(locale, "reasons");
  const acts = translator(locale, "track.acts");
  const here = `/t/${encodeURIComponent(token)}`;
  const day = (at: Date) => formatDay(new Date(at.getTime()).toLocaleDateString("sv-SE", { timeZone }), { locale });
  return (
    <main className="mx-auto w-full max-w-[560px] px-5 pb-8">
      <a href={`${here}?lang=${locale}`} className="flex min-h-11 items-center text-14 text-(--brand-ink) underline underline-offset-4">
        {t("back")}
      </a>
      <h1 className="text-28 font-semibold">{t("title")}</h1>
      {outcome === "" && (
        <p role="status" className="my-4 border-l-2 border-(--brand-ink) pl-3">
          {t("done")}
        </p>
      )}
      {outcome && (
        <p role="alert" className="my-4 text-danger">
          {outcome}
        </p>
      )}
      {!offer && outcome !== "" && <p className="my-4">{refusals("return.not_asked_here")}</p>}
      {offer && outcome !== "" && (
        <form
          method="post"
          encType="multipart/form-data"
          action={`/api/v1/track/${encodeURIComponent(token)}/return/form`}
          className="mt-4 grid gap-5"
        >
          <input type="hidden" name="lang" value={locale} />
          <input type="hidden" name="form" value={form} />
          <fieldset>
            <legend className="mb-1 text-14 font-semibold">{t("what")}</legend>
            {offer.lines.map((line) => (
              <label key={line.lineId} className="flex min-h-12 items-center gap-3 border-t border-line py-3">
                <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
                  <span className="block font-medium">{line.name}</span>
                  <span className="block text-14 text-ink-2">
                    {[
                      t("most", { count: line.most }),
                      ...(showsPrices ? [money(line.amountMinor, offer.currency, locale)] : []),
                      ...(line.until ? [t("until", { day: day(line.until) })] : []),
                    ].join(" · ")}
                  </span>
                  {line.against && <span className="block text-14">{t("onlyFault")}</span>}
                </span>
                <select name={`units:${line.lineId}`} defaultValue="0" className={`${field} shrink-0`}>
                  {Array.from({ length: Math.min(line.most, 99) + 1 }, (_, units) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: figures from nought up are their own keys
                    <option key={units} value={units}>
                      {units}
                    </option>
                  ))}
                </select>
              </label>
            ))}
          </fieldset>
          <label className="block">
            <span className="mb-1 block text-14 font-semibold">{t("why")}</span>
            <select name="reason" required defaultValue="" className={`${field} w-full`}>
              <option value="" disabled>
                {t("choose")}
              </option>
              {buyersReasons.map((reason) => (
                <option key={reason} value={reason}>
                  {reasons(reason)}
                </option>
              ))}
            </select>
          </label>
          <label className="block">
            <span className="mb-1 block text-14 font-semibold">{t("note")}</span>
            <textarea name="note" rows={3} maxLength={2000} className={`${field} w-full`} />
          </label>
          <label className="block">
            <span className="mb-1 block text-14 font-semibold">{t("photos")}</span>
            <input type="file" name="photos" multiple accept="image/jpeg,image/png,image/webp" className={`${field} w-full`} />
            <span className="mt-1 block text-14 text-ink-2">{t(offer.photoOfFault ? "photosNeeded" : "photosHelp")}</span>
          </label>
          <label className="block">
            <span className="mb-1 block text-14 font-semibold">{acts("contact")}</span>
            <input name="contact" required maxLength={254} autoComplete="email" className={`${field} w-full`} />
            <span className="mt-1 block text-14 text-ink-2">{acts("contactHelp")}</span>
          </label>
          {offer.instructions && <p className="whitespace-pre-line text-14 text-ink-2 [overflow-wrap:anywhere]">{offer.instructions}</p>}
          <button
            type="submit"
            className="flex min-h-[52px] w-full items-center justify-center rounded-lg bg-(--brand) px-4 py-2 text-16 font-semibold text-(--on-brand)"
          >
            {t("submit")}
          </button>
        </form>
      )}
    </main>
  );
}
