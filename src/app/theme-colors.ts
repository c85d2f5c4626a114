import { dark, light } from "@/ui/tokens";

/** The colour of the browser's own frame, in step with the page. */
export const themeColors = [
  { media: "(prefers-color-scheme: light)", color: light.canvas },
  { media: "(prefers-color-scheme: dark)", color: dark.canvas },
];
