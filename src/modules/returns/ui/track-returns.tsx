import { Undo2 } from "lucide-react";
import type { Locale } from "@/platform/i18n/locale";
import { translator } from "@/platform/i18n/translator";
import type { BuyersReturn } from "../buyer-queries";

type Props = { returns: readonly BuyersReturn[]; mayAsk: boolean; token: string; locale: Locale; labelTrouble: string | null };

/** The buyer's returns, and the way to ask for one. */
export function TrackReturns({ returns, mayAsk, token, locale, labelTrouble }: Props) {
  if (returns.length === 0 && !mayAsk) return null;
  const t = translator(locale, "returns.buyer");
  const status = translator(locale, "returns.status");
  const here = `/t/${encodeURIComponent(token)}`;
  return (
    <section aria-labelledby="returns" className="mb-4 border-t border-line pt-[18px]">
      <h2 id="returns" className="mb-1.5 text-14 font-semibold">
        {t("section")}
      </h2>
      <ul>
        {returns.map((one) => (
          <li key={one.number} className="border-t border-line py-3 text-14 first:border-0">
            <span className="block font-medium">
              {one.number}: {status(one.status)}
            </span>
            <span className="block text-ink-2">{t("units", { count: one.units })}</span>
            {one.rejectReason && <span className="block [overflow-wrap:anywhere]">{one.rejectReason}</span>}
            {one.labelReady && <LabelForm number={one.number} token={token} locale={locale} trouble={labelTrouble} />}
          </li>
        ))}
      </ul>
      {mayAsk && (
        <a href={`${here}/return?lang=${locale}`} className="flex min-h-[52px] items-center gap-3 border-t border-line text-16 text-ink">
          <Undo2 aria-hidden="true" className="size-5 shrink-0 text-(--brand-ink)" />
          <span className="flex-1">{t("ask")}</span>
        </a>
      )}
    </section>
  );
}

/** A label names its sender, and a link travels: so it is given to who knows the order's contact. */
function LabelForm({ number, token, locale, trouble }: { number: string; token: string; locale: Locale; trouble: string | null }) {
  const t = translator(locale, "returns.buyer");
  const acts = translator(locale, "track.acts");
  return (
    <details open={trouble !== null}>
      <summary className="inline-flex min-h-11 cursor-pointer items-center text-(--brand-ink) underline underline-offset-4">
        {t("label")}
      </summary>
      <form
        method="post"
        action={`/api/v1/track/${encodeURIComponent(token)}/returns/${encodeURIComponent(number)}/label`}
        className="grid gap-2 pb-2"
      >
        <input type="hidden" name="lang" value={locale} />
        <label className="block">
          <span className="mb-1 block font-medium">{acts("contact")}</span>
          <input
            name="contact"
            required
            maxLength={254}
            autoComplete="email"
            className="block min-h-12 w-full rounded-lg border border-field bg-transparent px-3 py-2.5 text-16 text-ink"
          />
          <span className="mt-1 block text-ink-2">{acts("contactHelp")}</span>
        </label>
        {trouble && (
          <p role="alert" className="text-danger">
            {trouble}
          </p>
        )}
        <button
          type="submit"
          className="flex min-h-12 w-full items-center justify-center rounded-lg border border-(--brand-ink) px-4 py-2 text-16 font-semibold text-(--brand-ink)"
        >
          {t("label")}
        </button>
      </form>
    </details>
  );
}
