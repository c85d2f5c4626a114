"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useLive } from "@/platform/realtime/react";

/** Whatever may change a figure. */
const topics = ["order", "fulfilment", "shipment", "return", "payment", "connection", "stock", "analytics"];
/** Figures follow an event within a second; a busy shop may need a little longer, so they are read once more. */
const soonMs = 1_500;
const onceMoreMs = 6_000;

/** Reads the figures of the page anew after something has happened that they count. */
export function LiveFigures() {
  const router = useRouter();
  const timers = useRef<Record<"soon" | "later", ReturnType<typeof setTimeout> | null>>({ soon: null, later: null });
  useLive(topics, () => {
    const own = timers.current;
    const refresh = (which: "soon" | "later") => () => {
      own[which] = null;
      if (!document.hidden) router.refresh();
    };
    own.soon ??= setTimeout(refresh("soon"), soonMs);
    if (own.later !== null) clearTimeout(own.later);
    own.later = setTimeout(refresh("later"), onceMoreMs);
  });
  useEffect(() => {
    const own = timers.current;
    return () => {
      for (const timer of [own.soon, own.later]) if (timer !== null) clearTimeout(timer);
    };
  }, []);
  return null;
}
