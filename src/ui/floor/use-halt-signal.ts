"use client";
import { useEffect, useRef } from "react";
import { signal } from "./signals";

/** The stop sounds once when the work is taken away, not when a stopped task is opened. */
export function useHaltSignal(halt: string | null): void {
  const before = useRef(halt);
  useEffect(() => {
    if (halt && halt !== before.current) signal("stop");
    before.current = halt;
  }, [halt]);
}
