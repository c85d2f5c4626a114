"use client";
import { useState } from "react";
import { applyTheme, rememberPreference, type Theme } from "@/ui/preference";

/** How bright it is around the worker: the three usual themes, and one for the sun. */
export type Light = Theme | "bright";

export function useLight(given: Light): [Light, (next: Light) => void] {
  const [light, setLight] = useState(given);
  return [
    light,
    (next) => {
      setLight(next);
      const { dataset } = document.documentElement;
      rememberPreference("floor-light", next === "bright" ? next : null);
      if (next === "bright") {
        // The desk keeps its own theme.
        dataset.theme = "light";
        dataset.floor = "bright";
      } else {
        dataset.floor = "";
        applyTheme(next);
      }
    },
  ];
}
