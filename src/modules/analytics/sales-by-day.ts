import { addDays } from "@/lib/dates";

type SalesDay = { day: string; channel: string; orders: number; totalMinor: number };

/** Every day from the first to the last, both included. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** One row per day with a figure per channel, days without orders included; channels that are not named count as nothing. */
export function salesByDay(
  sales: { days: readonly SalesDay[] },
  channels: readonly string[],
  measure: "orders" | "totalMinor",
  days: readonly string[],
): ({ day: string } & Record<string, number | string>)[] {
  const rows = new Map(
    days.map((day) => [
      day,
      { day, ...Object.fromEntries(channels.map((channel) => [channel, 0])) } as { day: string } & Record<string, number | string>,
    ]),
  );
  for (const sold of sales.days) {
    const row = rows.get(sold.day);
    if (row && channels.includes(sold.channel)) row[sold.channel] = sold[measure];
  }
  return [...rows.values()];
}
