/** What is counted of orders and parcels on their way, and what follows from it. Pure. */

export const journeyMeasures = [
  "orders",
  "cancelled",
  "reserved",
  "released",
  "picked",
  "packed",
  "handedOver",
  "delivered",
  "parcels",
  "due",
  "leftOnTime",
  "carried",
  "arrived",
  "lost",
  "cameBack",
  "promised",
  "arrivedOnTime",
  "lateDays",
  "priced",
  "priceMinor",
] as const;
export type JourneySums = Record<(typeof journeyMeasures)[number], number>;

export const noJourneys = Object.fromEntries(journeyMeasures.map((measure) => [measure, 0])) as JourneySums;

const share = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

/** Shares are 0 to 1, and null where there is nothing to divide by. */
export function derivedJourneys(sums: JourneySums) {
  return {
    leftOnTimeShare: share(sums.leftOnTime, sums.due),
    arrivedOnTimeShare: share(sums.arrivedOnTime, sums.promised),
    lostShare: share(sums.lost, sums.carried),
    cameBackShare: share(sums.cameBack, sums.carried),
    /** By how many days parcels were late that were late. */
    lateDaysEach: share(sums.lateDays, sums.promised - sums.arrivedOnTime),
    priceEachMinor: sums.priced > 0 ? Math.round(sums.priceMinor / sums.priced) : null,
    deliveredShare: share(sums.delivered, sums.orders),
  };
}
