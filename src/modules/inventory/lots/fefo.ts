/** A lot as the rule sees it. */
export type Lot = { lot: string; expiresOn: string | null; onHand: number; apart: number };

export type LotUnits = { lot: string; expiresOn: string | null; units: number };

/** Whether a lot may no longer be sold on a day; its last day is still one to sell on. */
export function isExpired({ expiresOn }: Pick<Lot, "expiresOn">, today: string): boolean {
  return expiresOn !== null && expiresOn < today;
}

/** The earliest to expire first; what does not expire comes last, by its name, so that the order is the same every time. */
export function byExpiry(a: Pick<Lot, "lot" | "expiresOn">, b: Pick<Lot, "lot" | "expiresOn">): number {
  if (a.expiresOn !== b.expiresOn) return (a.expiresOn ?? "9999") < (b.expiresOn ?? "9999") ? -1 : 1;
  return a.lot < b.lot ? -1 : a.lot > b.lot ? 1 : 0;
}

/**
 * From which lots so many units are to be taken: first expired, first out, leaving expired lots and units set apart alone.
 * Returns fewer than asked where there are no more.
 */
export function planLots(lots: readonly Lot[], units: number, today: string): LotUnits[] {
  const good = lots.filter((lot) => !isExpired(lot, today));
  return takeFrom(good, units, (lot) => lot.onHand - lot.apart);
}

/** Takes units off lots in the order of their expiry, as many of each as `there` says. */
export function takeFrom(lots: readonly Lot[], units: number, there: (lot: Lot) => number): LotUnits[] {
  const taken: LotUnits[] = [];
  let rest = units;
  for (const lot of [...lots].sort(byExpiry)) {
    const some = Math.min(rest, Math.max(0, there(lot)));
    if (some > 0) taken.push({ lot: lot.lot, expiresOn: lot.expiresOn, units: some });
    rest -= some;
  }
  return taken;
}

type Demand = { id: string; units: number };

/** Lots for several demands on one shelf, those named first served first: none is given what another was. */
export function planLotsFor(lots: readonly Lot[], demands: readonly Demand[], today: string): Map<string, LotUnits[]> {
  const left = lots.map((lot) => ({ ...lot }));
  return new Map(
    demands.map(({ id, units }) => {
      const taken = planLots(left, units, today);
      for (const { lot, units } of taken) for (const one of left) if (one.lot === lot) one.onHand -= units;
      return [id, taken];
    }),
  );
}
