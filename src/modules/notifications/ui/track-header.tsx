import { type Locale, locales } from "@/platform/i18n/locale";
import { translator } from "@/platform/i18n/translator";
import { cx } from "@/ui/cx";

type Props = { shop: { name: string; logo: string | null }; locale: Locale; here: string };

/** The shop's face and the two languages. The switch is a plain link: it works without a script, and the whole document changes its language. */
export function TrackHeader({ shop, locale, here }: Props) {
  const t = translator(locale, "track");
  return (
    <header className="bg-(--brand) text-(--on-brand)">
      <div className="mx-auto flex h-14 max-w-[1024px] items-center gap-2.5 px-5 min-[900px]:h-[72px]">
        {shop.logo ? (
          // biome-ignore lint/performance/noImgElement: it stands in the page itself
          <img src={shop.logo} alt="" className="size-8 shrink-0 rounded object-contain" />
        ) : (
          <span aria-hidden="true" className="grid size-8 shrink-0 place-items-center rounded bg-[#0002] text-16 font-semibold">
            {(shop.name.trim()[0] ?? "").toUpperCase()}
          </span>
        )}
        <b className="min-w-0 flex-1 truncate text-16 font-semibold">{shop.name}</b>
        <nav aria-label={t("language")} className="flex shrink-0 gap-2.5 text-14">
          {locales.map((one) => (
            <a
              key={one}
              href={`${here}?lang=${one}`}
              hrefLang={one}
              lang={one}
              aria-current={one === locale ? "true" : undefined}
              className={cx(
                "py-3 outline-offset-0 focus-visible:outline-current",
                one === locale ? "font-semibold" : "underline underline-offset-4",
              )}
            >
              {t(`languages.${one}`)}
            </a>
          ))}
        </nav>
      </div>
    </header>
  );
}
