import type { Problems } from "./problems";

const day = 24 * 60 * 60 * 1000;
const earliest = Date.UTC(2000, 0, 1);

/** A time in 1970 or 2100 would make every later change look old: then the time of receipt counts. */
export function plausibleDate(at: Date | null, path: string, receivedAt: Date, problems: Problems): Date | null {
  if (!at || (at.getTime() >= earliest && at.getTime() <= receivedAt.getTime() + day)) return at;
  problems.add(path, "channel.date_implausible", { field: path, value: at.toISOString() });
  return receivedAt;
}
