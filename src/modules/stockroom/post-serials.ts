/** How the count of a product with serial numbers is booked. Pure. */

export type CountedPlace = {
  binId: string | null;
  /** Found there, less what the books said of the shelf. */
  difference: number;
  /** Units that the books have there now: no more can be taken. */
  there: number;
  found: readonly string[];
  lot?: string;
};

export type SerialBooking =
  | { kind: "counted"; binId: string | null; quantity: number; serials: string[]; lot?: string }
  | { kind: "moved"; binId: string | null; quantity: number; lot?: string };

/**
 * Numbers that were found and are not in the books come in where they were found; numbers of the books that were found nowhere
 * go out of the bins that lack units. What is then too many in one bin and too few in another was carried without being booked.
 */
export function bookSerials(places: readonly CountedPlace[], gained: readonly string[], lost: readonly string[]): SerialBooking[] {
  const bookings: SerialBooking[] = [];
  const isGained = new Set(gained);
  const open = places.map((place) => {
    const serials = place.found.filter((serial) => isGained.has(serial));
    if (serials.length > 0) bookings.push({ kind: "counted", binId: place.binId, quantity: serials.length, serials, lot: place.lot });
    return { ...place, difference: place.difference - serials.length };
  });
  const rest = [...lost];
  for (const place of open) {
    const units = Math.min(Math.max(0, -place.difference), place.there, rest.length);
    if (units === 0) continue;
    bookings.push({ kind: "counted", binId: place.binId, quantity: -units, serials: rest.splice(0, units) });
    place.difference += units;
    place.there -= units;
  }
  if (rest.length > 0) bookings.push({ kind: "counted", binId: null, quantity: -rest.length, serials: rest });
  for (const to of open.filter(({ difference }) => difference > 0))
    for (const from of open) {
      const units = Math.min(to.difference, Math.max(0, -from.difference), from.there);
      if (units <= 0) continue;
      bookings.push({ kind: "moved", binId: to.binId, quantity: units, lot: to.lot });
      bookings.push({ kind: "moved", binId: from.binId, quantity: -units, lot: from.lot });
      to.difference -= units;
      from.difference += units;
      from.there -= units;
    }
  return bookings;
}
