"use client";
import { useSyncExternalStore } from "react";

/** Where this device prints: by its own browser, at any station of the warehouse, or at one of them (its id). */
export type PrintTarget = "here" | "any" | (string & {});

const key = "print-at";
const changed = new EventTarget();

function read(): PrintTarget {
  try {
    return localStorage.getItem(key) ?? "here";
  } catch {
    return "here";
  }
}

/** Remembers on this device where it prints. */
export function printAt(target: PrintTarget): void {
  localStorage.setItem(key, target);
  changed.dispatchEvent(new Event("change"));
}

function subscribe(onChange: () => void): () => void {
  changed.addEventListener("change", onChange);
  window.addEventListener("storage", onChange);
  return () => {
    changed.removeEventListener("change", onChange);
    window.removeEventListener("storage", onChange);
  };
}

/** Where this device prints. */
export function usePrintTarget(): PrintTarget {
  return useSyncExternalStore(subscribe, read, () => "here");
}
