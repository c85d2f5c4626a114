/** The one action that matters now, in the shop's colour. */
export const trackButton =
  "flex min-h-[52px] w-full items-center justify-center gap-2 rounded-lg bg-(--brand) px-4 py-2 text-center text-16 font-semibold text-(--on-brand) outline-offset-2 focus-visible:outline-(--brand-ink)";

/** What else can be done. */
export const trackLink =
  "flex min-h-12 items-center justify-center gap-2 rounded-lg px-4 py-2 text-center text-16 font-medium text-(--brand-ink) focus-visible:outline-(--brand-ink)";
