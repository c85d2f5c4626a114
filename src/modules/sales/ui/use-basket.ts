"use client";
import { useEffect, useRef, useState } from "react";
import { newId } from "@/lib/ids";
import { type Basket, emptyBasket } from "../basket";

const place = "dirigent.sale.basket";

/** The basket of this till. It outlives a reload and a lost connection: only an acknowledged sale, or the cashier, empties it. */
export function useBasket() {
  const [basket, setBasket] = useState<Basket>(() => emptyBasket(""));
  const ready = useRef(false);
  useEffect(() => {
    // The server has no storage: what was kept comes in after the first drawing.
    setBasket(kept() ?? emptyBasket(newId()));
    ready.current = true;
  }, []);
  useEffect(() => {
    if (!ready.current || !basket.key) return;
    try {
      if (basket.lines.length > 0) localStorage.setItem(place, JSON.stringify(basket));
      else localStorage.removeItem(place);
    } catch {
      // Without storage a reload begins anew; nothing else is lost.
    }
  }, [basket]);
  return { basket, setBasket, clear: () => setBasket(emptyBasket(newId())) };
}

function kept(): Basket | null {
  try {
    const found = JSON.parse(localStorage.getItem(place) ?? "null") as Basket | null;
    if (!found || typeof found.key !== "string" || !Array.isArray(found.lines)) return null;
    // One that was kept before bundles had numbers in them.
    return { ...emptyBasket(found.key), ...found, lines: found.lines.map((line) => ({ ...line, parts: line.parts ?? [] })) };
  } catch {
    return null;
  }
}
