"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { unlockSound } from "./signals";
import { useScanner } from "./use-scanner";

export type Scan = {
  /** A code, whoever read it. */
  take: (code: string) => void;
  /** What is open beside the scanner. */
  open: "camera" | "type" | null;
  show: (what: "camera" | "type" | null) => void;
};

/**
 * The one input of a floor screen: a keyboard-wedge scanner anywhere on the page, the camera, or a typed code. `off` while the
 * screen has no use for codes.
 */
export function useScan(onCode: (code: string) => void, { off = false }: { off?: boolean } = {}): Scan {
  const latest = useRef({ onCode, off });
  useEffect(() => {
    latest.current = { onCode, off };
  });
  const take = useCallback((code: string) => {
    unlockSound();
    if (!latest.current.off) latest.current.onCode(code);
  }, []);
  useScanner(take);
  const [open, show] = useState<Scan["open"]>(null);
  return { take, open, show };
}
