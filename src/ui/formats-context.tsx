"use client";
import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from "react";
import * as write from "@/lib/formats";

type Given = write.Formats & { now: number };

const FormatsContext = createContext<Given>({ locale: "ru", timeZone: "Europe/Moscow", currency: "RUB", now: 0 });

type Props = { locale: write.Formats["locale"]; timeZone: string; currency: string; now: number; children: ReactNode };

/** Language, time zone and currency for everything below; `now` is the server's, so the first drawing agrees with it. */
export function FormatsProvider({ locale, timeZone, currency, now, children }: Props) {
  const value = useMemo(() => ({ locale, timeZone, currency, now }), [locale, timeZone, currency, now]);
  return <FormatsContext value={value}>{children}</FormatsContext>;
}

// One clock for the whole page: every relative time turns in the same moment.
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let tick = 0;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!timer) {
    tick = Date.now();
    timer = setInterval(() => {
      tick = Date.now();
      for (const one of listeners) one();
    }, 15_000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The present, moving every 15 seconds; during the first drawing it is the server's. */
export function useNow(): Date {
  const { now } = useContext(FormatsContext);
  const current = useSyncExternalStore(
    subscribe,
    () => {
      if (tick === 0) tick = Date.now();
      return tick;
    },
    () => now,
  );
  return useMemo(() => new Date(current), [current]);
}

/** Figures and times as functions, for labels, charts and messages: `f.money(129900)`, `f.short(placedAt)`. */
export function useFormats() {
  const formats = useContext(FormatsContext);
  const now = useNow();
  return useMemo(() => {
    const { locale, currency } = formats;
    const at = (value: Date | string | number) => new Date(value);
    return {
      ...formats,
      number: (value: number, digits?: number) => write.number(value, locale, digits),
      money: (minor: number, of: string = currency) => write.money(minor, of, locale),
      percent: (share: number, digits?: number) => write.percent(share, locale, digits),
      time: (value: Date | string | number) => write.time(at(value), formats),
      date: (value: Date | string | number) => write.date(at(value), formats, now),
      short: (value: Date | string | number) => write.short(at(value), formats, now),
      full: (value: Date | string | number) => write.full(at(value), formats, now),
      weekday: (value: Date | string | number) => write.weekday(at(value), formats, now),
    };
  }, [formats, now]);
}
