"use client";
import { useEffect, useRef } from "react";
import { noBurst, typeFast } from "./scan-burst";
import { nothingTyped, press } from "./scan-keys";

/**
 * Hears a keyboard-wedge scanner anywhere on the page; no field needs the focus. Before every other listener of the page, so that a
 * code's letters press no shortcut and its Enter presses no button. Text fields keep their keys; a field of figures gives up what only a
 * scanner can have typed, and has its figure back.
 */
export function useScanner(onCode: (code: string) => void): void {
  const latest = useRef(onCode);
  useEffect(() => {
    latest.current = onCode;
  });
  useEffect(() => {
    let typed = nothingTyped;
    let burst = noBurst;
    let figure = "";
    const hearField = (event: KeyboardEvent, field: HTMLInputElement) => {
      const answer = typeFast(burst, event.key, event.timeStamp);
      burst = answer.burst;
      if (answer.begins) figure = field.value;
      if (answer.code === null) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      putBack(field, figure);
      latest.current(answer.code);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing) return;
      if (isFigure(event.target)) return hearField(event, event.target);
      if (isField(event.target)) return;
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

const isFigure = (target: EventTarget | null): target is HTMLInputElement =>
  target instanceof HTMLInputElement && (target.inputMode === "numeric" || target.inputMode === "decimal");

/** What stood in the field before, told to whoever listens to it. */
function putBack(field: HTMLInputElement, value: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, value);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}
