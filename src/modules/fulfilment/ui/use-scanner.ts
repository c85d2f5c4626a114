"use client";
import { useEffect, useRef } from "react";
import { nothingTyped, press } from "./scan-keys";

/**
 * Hears a keyboard-wedge scanner anywhere on the page; no field needs the focus. Before every other listener of the page, so that a
 * code's letters press no shortcut and its Enter presses no button. Text fields keep their keys.
 */
export function useScanner(onCode: (code: string) => void): void {
  const latest = useRef(onCode);
  useEffect(() => {
    latest.current = onCode;
  });
  useEffect(() => {
    let typed = nothingTyped;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || isField(event.target)) return;
      const { key, code, ctrlKey: ctrl, altKey: alt, metaKey: meta } = event;
      const answer = press(typed, { key, code, ctrl, alt, meta }, event.timeStamp);
      typed = answer.typed;
      if (answer.taken) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
      if (answer.code !== null) latest.current(answer.code);
    };
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, []);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}
