import { decimalsOf } from "./money";

/**
 * How figures and times are written. Pure, and the words are ours rather than the browser's:
 * Node and every browser carry their own locale data, and a different no-break space would break hydration.
 */
const noBreak = "\u00a0";

export type Formats = { locale: "ru" | "en"; timeZone: string; currency: string };

const months = {
  ru: ["янв.", "февр.", "мар.", "апр.", "мая", "июн.", "июл.", "авг.", "сент.", "окт.", "нояб.", "дек."],
  en: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
} as const;

const weekdays = {
  ru: ["воскресенье", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
} as const;

const symbols: Record<string, string> = { RUB: "₽", USD: "$", EUR: "€", GBP: "£", KZT: "₸", CNY: "¥", UAH: "₴", TRY: "₺" };
/** 1234567 → "1 234 567" (Russian) or "1,234,567"; a true minus sign for what is below zero. */
export function number(value: number, locale: Formats["locale"], digits = 0): string {
  const [units = "0", part] = Math.abs(value).toFixed(digits).split(".");
  const grouped = units.replace(/\B(?=(\d{3})+$)/g, locale === "ru" ? noBreak : ",");
  return (value < 0 ? "−" : "") + grouped + (part ? (locale === "ru" ? "," : ".") + part : "");
}

/** A sum in minor units: 129900 → "1 299 ₽", kopecks only where there are some. English puts $, € and £ first. */
export function money(minor: number, currency: string, locale: Formats["locale"]): string {
  const digits = decimalsOf(currency);
  const scale = 10 ** digits;
  const sum = number(minor / scale, locale, minor % scale === 0 ? 0 : digits);
  const symbol = symbols[currency] ?? currency;
  if (locale === "en" && ["$", "€", "£"].includes(symbol)) return sum.startsWith("−") ? `−${symbol}${sum.slice(1)}` : symbol + sum;
  return sum + noBreak + symbol;
}

/** "5 %" in Russian, "5%" in English; the share is 0 to 1. */
export function percent(share: number, locale: Formats["locale"], digits = 0): string {
  return `${number(share * 100, locale, digits)}${locale === "ru" ? noBreak : ""}%`;
}

/** A mean without its hundredths: nobody pays it, and they would only be noise. */
export function wholeUnits(minor: number, currency: string): number {
  const scale = 10 ** decimalsOf(currency);
  return Math.round(minor / scale) * scale;
}

type Parts = { year: number; month: number; day: number; hour: number; minute: number; weekday: number; key: string };

const zones = new Map<string, Intl.DateTimeFormat>();

/** The wall clock of a time zone, with a key that is equal for equal days ("2026-11-24"). */
export function wallClock(at: Date, timeZone: string): Parts {
  let format = zones.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-CA", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    zones.set(timeZone, format);
  }
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = part;
  const date = new Date(Date.UTC(year, month - 1, day));
  return { year, month, day, hour, minute, weekday: date.getUTCDay(), key: date.toISOString().slice(0, 10) };
}

/** 14:04, or 2:04 PM. */
export function time(at: Date, { locale, timeZone }: Formats): string {
  const { hour, minute } = wallClock(at, timeZone);
  const minutes = String(minute).padStart(2, "0");
  if (locale === "ru") return `${String(hour).padStart(2, "0")}:${minutes}`;
  return `${hour % 12 || 12}:${minutes}${noBreak}${hour < 12 ? "AM" : "PM"}`;
}

/** 22 нояб., Nov 22; the year only when it is not this one. */
export function date(at: Date, { locale, timeZone }: Formats, now: Date): string {
  const { year, month, day } = wallClock(at, timeZone);
  const name = months[locale][month - 1];
  const thisYear = wallClock(now, timeZone).year === year;
  if (locale === "ru") return day + noBreak + name + (thisYear ? "" : noBreak + year);
  return name + noBreak + day + (thisYear ? "" : `, ${year}`);
}

/** вторник, 24 нояб. */
export function weekday(at: Date, formats: Formats, now: Date): string {
  const { weekday: index } = wallClock(at, formats.timeZone);
  return `${weekdays[formats.locale][index]}, ${date(at, formats, now)}`;
}

/** As lists show it: the time for today, else the date. */
export function short(at: Date, formats: Formats, now: Date): string {
  return wallClock(at, formats.timeZone).key === wallClock(now, formats.timeZone).key ? time(at, formats) : date(at, formats, now);
}

/** 22 нояб., 14:04. */
export function full(at: Date, formats: Formats, now: Date): string {
  return `${date(at, formats, now)}, ${time(at, formats)}`;
}

export type Span = { unit: "now" | "minutes" | "hours" | "days"; count: number };

/** How far away a time is, in the largest unit that still tells something: 53 minutes, 22 hours, 3 days. */
export function span(milliseconds: number): Span {
  const minutes = Math.round(Math.abs(milliseconds) / 60_000);
  if (minutes < 1) return { unit: "now", count: 0 };
  if (minutes < 60) return { unit: "minutes", count: minutes };
  if (minutes < 48 * 60) return { unit: "hours", count: Math.round(minutes / 60) };
  return { unit: "days", count: Math.round(minutes / 1440) };
}
