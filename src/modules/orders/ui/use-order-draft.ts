"use client";
import { useEffect, useRef, useState } from "react";
import { emptyDraft, isBegun, type OrderDraft } from "./order-draft";

const place = "dirigent.orders.draft";
const letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/** A short name for a draft that nobody else makes: eight letters without look-alikes, to be read aloud on the phone. */
function newExternalId(): string {
  return `T-${Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => letters[byte % letters.length]).join("")}`;
}

/** The draft of a phone order. It survives a reload and a wrong turn within this tab, until it is placed or thrown away. */
export function useOrderDraft(channel: string, locale: "ru" | "en") {
  const [draft, setDraft] = useState<OrderDraft>(() => emptyDraft("", channel, locale));
  const ready = useRef(false);
  useEffect(() => {
    // The server has no storage: what was kept comes in after the first drawing.
    const kept = keptDraft();
    setDraft((blank) => (kept ? { ...blank, ...kept } : { ...blank, externalId: newExternalId() }));
    ready.current = true;
  }, []);
  useEffect(() => {
    if (!ready.current || !draft.externalId) return;
    try {
      if (isBegun(draft)) sessionStorage.setItem(place, JSON.stringify(draft));
      else sessionStorage.removeItem(place);
    } catch {
      // Without storage a reload begins anew; nothing else is lost.
    }
  }, [draft]);
  const forget = () => {
    try {
      sessionStorage.removeItem(place);
    } catch {
      // There was nothing to forget.
    }
  };
  const restart = () => {
    forget();
    setDraft(emptyDraft(newExternalId(), channel, locale));
  };
  return { draft, setDraft, forget, restart };
}

function keptDraft(): OrderDraft | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(place) ?? "null") as OrderDraft | null;
    // A draft of an older version of this form may lack a part; then it is better to begin anew than to break.
    const whole = kept && typeof kept.externalId === "string" && Array.isArray(kept.lines) && kept.customer && kept.address && kept.payment;
    return whole ? kept : null;
  } catch {
    return null;
  }
}
