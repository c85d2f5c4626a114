"use client";
import { type ReactNode, useEffect, useRef, useState } from "react";

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

/** A figure or a line that glows softly, once, when `value` changes. */
export function GlowOnChange({ value, children, className = "" }: { value: string | number; children: ReactNode; className?: string }) {
  return <span className={`rounded-sm ${useGlow(value) ? "animate-glow" : ""} ${className}`}>{children}</span>;
}
