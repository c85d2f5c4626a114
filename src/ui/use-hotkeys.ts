"use client";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { isStroke, strokesOf } from "./hotkey";

export type Hotkey = {
  /** "j", "shift+x", "mod+k", "/", "enter", "escape", or a sequence "g o". */
  keys: string;
  /** What it does, in the reader's language: the list of keys shows it. */
  label: string;
  group?: string;
  run: (event: KeyboardEvent) => void;
  /** Also while a dialog or a menu is open. */
  inDialogs?: boolean;
};

// Every binding on the page registers here, so that "?" lists exactly those that work now.
let registered: readonly { hotkeys: readonly Hotkey[] }[] = [];
const listeners = new Set<() => void>();

function publish(next: typeof registered) {
  registered = next;
  for (const listener of listeners) listener();
}

/** Binds keys while the component is on the page. Ignored while someone types, and behind open dialogs. */
export function useHotkeys(hotkeys: readonly Hotkey[]): void {
  const latest = useRef(hotkeys);
  const signature = hotkeys.map(({ keys, label }) => `${keys}:${label}`).join("|");

  useEffect(() => {
    latest.current = hotkeys;
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature stands for the bindings; their functions are read when pressed
  useEffect(() => {
    const entry = { hotkeys: latest.current };
    if (entry.hotkeys.length === 0) return;
    publish([...registered, entry]);
    let typed: { stroke: string; at: number } | null = null;

    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isTyping(event.target) || isPressing(event)) return;
      const covered = document.querySelector(overlays) !== null;
      for (const hotkey of latest.current) {
        if (covered && !hotkey.inDialogs) continue;
        const [first = "", second] = strokesOf(hotkey.keys);
        const waiting = typed && Date.now() - typed.at < 1000 ? typed.stroke : null;
        if (second === undefined ? waiting === null && isStroke(first, event) : waiting === first && isStroke(second, event)) {
          typed = null;
          event.preventDefault();
          hotkey.run(event);
          return;
        }
      }
      const opening = latest.current
        .map(({ keys }) => strokesOf(keys))
        .find(([first = "", second]) => second !== undefined && isStroke(first, event));
      typed = opening?.[0] ? { stroke: opening[0], at: Date.now() } : null;
    };
    document.addEventListener("keydown", onKeyDown);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      publish(registered.filter((one) => one !== entry));
    };
  }, [signature]);
}

const overlays = ':is([role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"])[data-state="open"]';

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type="checkbox"], [type="radio"]), textarea, select, [role="textbox"]'))
  );
}

// Enter on a link or a button already means that link or button.
function isPressing(event: KeyboardEvent): boolean {
  return (
    (event.key === "Enter" || event.key === " ") &&
    event.target instanceof HTMLElement &&
    event.target.closest('a, button, summary, [role="button"]') !== null
  );
}

const none: typeof registered = [];

/** The bindings that work at this moment, for the list of keys. */
export function useActiveHotkeys(): readonly Hotkey[] {
  const entries = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => registered,
    () => none,
  );
  return entries.flatMap(({ hotkeys }) => hotkeys);
}
