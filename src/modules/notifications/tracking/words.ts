import { dayOf } from "@/lib/dates";
import { date, number, time, wallClock } from "@/lib/formats";
import { nb } from "@/lib/no-break";
import { decidingEvents } from "@/modules/shipments/tracking";
import type { Locale } from "@/platform/i18n/locale";
import { translator } from "@/platform/i18n/translator";
import { headlineOf } from "./headline";
import type { Step } from "./timeline";
import type { TrackedOrder, TrackedPart } from "./tracked-order";

/** In whose words and on whose clock the page is written. */
export type Reader = { locale: Locale; timeZone: string; now: Date };

const day = 24 * 3_600_000;

/** Today, tomorrow, yesterday, or the date, on the shop's calendar. */
export function dayWord(at: Date, { locale, timeZone, now }: Reader): string {
  const t = translator(locale, "track.when");
  const that = dayOf(at, timeZone);
  const near = { today: now, tomorrow: new Date(now.getTime() + day), yesterday: new Date(now.getTime() - day) };
  for (const word of ["today", "tomorrow", "yesterday"] as const) if (that === dayOf(near[word], timeZone)) return t(word);
  return date(at, { locale, timeZone, currency: "" }, now);
}

/** "23–25 нояб.", or both dates whole where they are of two months. */
export function daySpan(from: Date, to: Date, { locale, timeZone, now }: Reader): string {
  const formats = { locale, timeZone, currency: "" };
  const [first, last] = [wallClock(from, timeZone), wallClock(to, timeZone)];
  const both = [date(from, formats, now), date(to, formats, now)] as const;
  if (first.month !== last.month || last.year !== wallClock(now, timeZone).year) return `${both[0]} – ${both[1]}`;
  return locale === "ru" ? `${first.day}–${both[1]}` : `${both[0]}–${last.day}`;
}

/** The big sentence about now. */
export function headlineWords(order: TrackedOrder, reader: Reader): string {
  const { locale, timeZone, now } = reader;
  const t = translator(locale, "track");
  const { say, at, from, arrived } = headlineOf(order, timeZone, now);
  const formats = { locale, timeZone, currency: "" };
  switch (say) {
    case "delivered":
    case "collected":
      return at ? t(`say.${say}`, { when: t("when.at", { day: dayWord(at, reader), time: time(at, formats) }) }) : t(`step.${say}`);
    case "arrives":
      return t("say.arrives", { day: at ? dayWord(at, reader) : "" });
    case "arrives_between":
      return t("say.arrives_between", { days: at && from ? daySpan(from, at, reader) : "" });
    case "awaited":
      return t("say.awaited", { day: at ? date(at, formats, now) : "" });
    case "ready_until":
      return t("say.ready_until", { day: at ? date(at, formats, now) : "" });
    case "some_delivered":
      return t("say.some_delivered", { done: arrived?.done ?? 0, all: arrived?.all ?? 0 });
    default:
      return t(`say.${say}`);
  }
}

const onItsWay = { arrives: true, arrives_between: true, under_way: true };

/** What else there is to know, in one line: what follows, who carries it and where it was seen last, which order it is. */
export function explanation(order: TrackedOrder, reader: Reader): string {
  const t = translator(reader.locale, "track");
  const { say } = headlineOf(order, reader.timeZone, reader.now);
  const sentences: string[] = [];
  if (!(say in onItsWay)) sentences.push(t(`more.${say as Exclude<typeof say, keyof typeof onItsWay>}`));
  if (say in onItsWay || say === "late" || say === "courier_today") {
    const shipments = order.parts.flatMap(({ shipment }) => shipment ?? []);
    const carrier = shipments.length === 1 ? shipments[0]?.carrier : null;
    const place = shipments.length === 1 ? decidingEvents(shipments[0]?.events ?? []).findLast((event) => event.location)?.location : null;
    if (carrier) sentences.push(t("by", { carrier }));
    if (place) sentences.push(t("lastSeen", { place }));
  }
  sentences.push(t("order", { number: order.number }));
  const line = sentences.join(" ");
  return reader.locale === "ru" ? nb(line) : line;
}

/** When a step was or will be. A day ahead has no hour: nobody promised one. After the delivery days have dates, for later. */
export function stepTime({ at, from, state }: Step, reader: Reader, isOver: boolean): string | null {
  if (!at) return null;
  const { locale, timeZone, now } = reader;
  const formats = { locale, timeZone, currency: "" };
  const first = from && from < now ? now : from;
  if (state === "ahead" && first && dayOf(first, timeZone) < dayOf(at, timeZone)) return daySpan(first, at, reader);
  if (state === "ahead") return at < now && dayOf(at, timeZone) !== dayOf(now, timeZone) ? null : dayWord(at, reader);
  const t = translator(locale, "track.when");
  return t("step", { day: isOver ? date(at, formats, now) : dayWord(at, reader), time: time(at, formats) });
}

/** How much there is of it: "2 шт., 1,4 кг". */
export function amountWords(part: Pick<TrackedPart, "lines" | "weightGrams">, { locale }: Reader): string {
  const t = translator(locale, "track");
  const pieces = t("pieces", { count: part.lines.reduce((sum, line) => sum + line.quantity, 0) });
  if (!part.weightGrams) return pieces;
  const grams = part.weightGrams;
  const kilograms = grams / 1000;
  const weight =
    grams < 1000
      ? t("grams", { weight: grams })
      : t("kilograms", { weight: number(kilograms, locale, Number.isInteger(kilograms) ? 0 : 1) });
  return `${pieces}, ${weight}`;
}
