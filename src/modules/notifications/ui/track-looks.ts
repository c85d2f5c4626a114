import { brandPalette } from "@/lib/brand-palette";
import { dark, light } from "@/ui/tokens";

/** The one action that matters now, in the shop's colour. */
export const trackButton =
  "flex min-h-[52px] w-full items-center justify-center gap-2 rounded-lg bg-(--brand) px-4 py-2 text-center text-16 font-semibold text-(--on-brand) outline-offset-2 focus-visible:outline-(--brand-ink)";

/** What else can be done. */
export const trackLink =
  "flex min-h-12 items-center justify-center gap-2 rounded-lg px-4 py-2 text-center text-16 font-medium text-(--brand-ink) focus-visible:outline-(--brand-ink)";

/** A line of the page that leads to something else. */
export const trackQuiet = "flex min-h-[52px] items-center gap-3 border-t border-line text-16 text-ink focus-visible:outline-(--brand-ink)";

/** What ends the order: in no shop's colour. */
export const trackDanger =
  "flex min-h-[52px] w-full items-center justify-center rounded-lg border border-danger px-4 py-2 text-center text-16 font-semibold text-danger outline-offset-2 focus-visible:outline-danger";

export const trackField =
  "block min-h-12 w-full rounded-lg border border-field bg-transparent px-3 py-2.5 text-16 text-ink focus-visible:outline-(--brand-ink)";

/** The shop's colour for both themes; the style sheet takes the one that is on (src/app/t/[token]/tracking.css). */
export function trackPalette(colour: string): Record<string, string> {
  const [day, night] = [brandPalette(colour, light.surface), brandPalette(colour, dark.surface)];
  return {
    "--brand": day.brand,
    "--on-brand": day.onBrand,
    "--brand-ink-light": day.brandInk,
    "--brand-tint-light": day.brandTint,
    "--brand-ink-dark": night.brandInk,
    "--brand-tint-dark": night.brandTint,
  };
}
