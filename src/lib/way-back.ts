/** The request header in which the proxy tells pages what was asked for. */
export const askedPathHeader = "x-dirigent-path";

const entrance = /^\/(sign-in|set-up|invite|api)(\/|\?|$)/;
const unprintable = /[\s\\\p{Cc}]/u;

/** Where somebody wanted to go before signing in; null unless it is a page of ours, since anybody may have written the link. */
export function wayBack(asked: unknown): string | null {
  if (typeof asked !== "string" || asked.length > 500 || unprintable.test(asked)) return null;
  if (!asked.startsWith("/") || asked.startsWith("//") || entrance.test(asked)) return null;
  return asked;
}

/** The sign-in page, which leads on to where somebody wanted to go. */
export function signInAddress(asked: unknown): string {
  const to = wayBack(asked);
  return to && to !== "/" ? `/sign-in?to=${encodeURIComponent(to)}` : "/sign-in";
}
