"use client";
import { useEffect, useRef, useState } from "react";

/** True for a moment after `value` changes, never on the first drawing: for a Row's `glow`. */
export function useGlow(value: string | number): boolean {
  const [glowing, setGlowing] = useState(false);
  const before = useRef(value);
  useEffect(() => {
    if (before.current === value) return;
    before.current = value;
    setGlowing(true);
    const timer = setTimeout(() => setGlowing(false), 1400);
    return () => clearTimeout(timer);
  }, [value]);
  return glowing;
}
