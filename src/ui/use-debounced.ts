"use client";
import { useEffect, useState } from "react";

/** The value once it has rested for a moment: for queries that follow typing. */
export function useDebounced<T>(value: T, milliseconds = 200): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return rested;
}
