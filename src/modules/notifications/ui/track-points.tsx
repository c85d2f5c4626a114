import { number } from "@/lib/formats";
import type { Locale } from "@/platform/i18n/locale";
import { translator } from "@/platform/i18n/translator";
import { ActForm, Send } from "./track-acts";
import { trackField } from "./track-looks";

/** A point as a buyer chooses by it. */
type Point = {
  code: string;
  name: string;
  line1: string;
  hours: string | null;
  distanceKm: number | null;
  latitude: number | null;
  longitude: number | null;
};

type Props = {
  token: string;
  locale: Locale;
  q: string;
  /** Null: the carrier cannot be asked now. */
  points: readonly Point[] | null;
  /** Null: the shop shows no map. */
  map: { tiles: string; attribution: string } | null;
};

const mostShown = 40;

/** The carrier's points of the order's town, nearest first: one is chosen, and the order's contact proves who chooses. */
export function TrackPoints({ token, locale, q, points, map }: Props) {
  const t = translator(locale, "track.point");
  const acts = translator(locale, "track.acts");
  const here = `/t/${encodeURIComponent(token)}`;
  return (
    <main className="mx-auto w-full max-w-[560px] px-5 pb-8">
      <a href={`${here}?lang=${locale}`} className="flex min-h-11 items-center text-14 text-(--brand-ink) underline underline-offset-4">
        {t("back")}
      </a>
      <h1 className="text-28 font-semibold">{t("title")}</h1>
      <form method="get" action={`${here}/point`} className="my-4 flex gap-2">
        <input type="hidden" name="lang" value={locale} />
        <input name="q" defaultValue={q} maxLength={100} aria-label={t("search")} placeholder={t("search")} className={trackField} />
        <button type="submit" className="min-h-12 shrink-0 rounded-lg border border-field px-4 text-16 font-medium">
          {t("find")}
        </button>
      </form>
      {points === null && <p role="alert">{t("away")}</p>}
      {points?.length === 0 && <p role="status">{t("none")}</p>}
      {map && points && <PointsOnMap map={map} points={points.slice(0, mostShown)} open={t("showMap")} label={t("map")} />}
      {points && points.length > 0 && (
        <ActForm
          act="pickup-point"
          token={token}
          locale={locale}
          trouble={null}
          proves
          contactLabel={acts("contact")}
          contactHelp={acts("contactHelp")}
        >
          <fieldset>
            <legend className="mb-1 text-14 font-semibold">{t("list")}</legend>
            {points.slice(0, mostShown).map(({ code, name, line1, hours, distanceKm }) => (
              <label key={code} className="flex min-h-12 gap-3 border-t border-line py-3">
                <input type="radio" name="code" value={code} required className="mt-1 size-5 shrink-0 accent-(--brand)" />
                <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
                  <span className="block font-medium">{line1}</span>
                  <span className="block text-14 text-ink-2">{[name, hours].filter(Boolean).join(" · ")}</span>
                </span>
                {distanceKm !== null && (
                  <span className="shrink-0 text-14 text-ink-2 tabular-nums">
                    {t("distance", { km: number(distanceKm, locale, distanceKm < 10 ? 1 : 0) })}
                  </span>
                )}
              </label>
            ))}
          </fieldset>
          <div className="track-action">
            <Send words={acts("send.point")} />
          </div>
        </ActForm>
      )}
    </main>
  );
}

type OnMap = { map: { tiles: string; attribution: string }; points: readonly Point[]; open: string; label: string };

/** A button that the page's script shows, and a place for the map that it fetches then (public/track-map.js). */
function PointsOnMap({ map, points, open, label }: OnMap) {
  const placed = points.filter(({ latitude, longitude }) => latitude !== null && longitude !== null);
  if (placed.length === 0) return null;
  const told = placed.map(({ code, name, line1, latitude, longitude }) => ({
    code,
    name: [name, line1].filter(Boolean).join(", "),
    latitude,
    longitude,
  }));
  return (
    <>
      <button
        type="button"
        hidden
        data-map-open=""
        className="mb-4 min-h-12 w-full rounded-lg border border-field px-4 text-16 font-medium"
      >
        {open}
      </button>
      <section
        hidden
        aria-label={label}
        data-map={JSON.stringify({ ...map, points: told })}
        className="isolate mb-4 h-80 w-full rounded-lg border border-line bg-sunken"
      />
    </>
  );
}
