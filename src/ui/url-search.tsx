"use client";
import { useEffect, useRef, useState } from "react";
import { SearchField } from "./search-field";
import { useAddress } from "./use-address";
import { useDebounced } from "./use-debounced";

/** A list's search box whose word lives in the address (`?q=`): typing filters after a short rest, Back brings the word back. */
export function UrlSearch({ placeholder, param = "q" }: { placeholder: string; param?: string }) {
  const address = useAddress();
  const given = address.get(param) ?? "";
  const [typed, setTyped] = useState(given);
  const rested = useDebounced(typed, 250);
  const sent = useRef(given);

  useEffect(() => {
    // The address changed by itself (Back, a removed chip): the box follows it.
    if (given !== sent.current) {
      sent.current = given;
      setTyped(given);
    }
  }, [given]);
  useEffect(() => {
    const word = rested.trim();
    if (word === sent.current) return;
    sent.current = word;
    address.set({ [param]: word || null });
  }, [rested, address, param]);

  return <SearchField value={typed} onChange={setTyped} placeholder={placeholder} />;
}
