"use client";

export type Theme = "light" | "dark" | "system";

/** Remembers a choice of this browser for a year; the server reads it with the next request. */
export function rememberPreference(
  name: "theme" | "locale" | "warehouse" | "organization" | "sidebar" | "sound" | "box" | "till" | "floor-light",
  value: string | null,
): void {
  const life = value === null ? 0 : 60 * 60 * 24 * 365;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API does not work on plain http in a local network
  document.cookie = `${name}=${encodeURIComponent(value ?? "")}; path=/; max-age=${life}; samesite=lax`;
}

/** Turns the page to a theme at once; "system" leaves it to the style sheet. */
export function applyTheme(theme: Theme): void {
  rememberPreference("theme", theme);
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
