/**
 * A place as a carrier or a courier wrote it, without the buyer's street: anyone with the link sees the page. Where the
 * street is named, only the city remains.
 */
export function placeWithoutStreet(place: string | null, street: string | null, city: string | null): string | null {
  if (!place || !street) return place;
  const named = wordsOf(street).some((word) => wordsOf(place).includes(word));
  return named ? city : place;
}

// House numbers and "street" itself are in too many places to give one away; a name of a street has more letters.
const wordsOf = (text: string) =>
  (
    text
      .toLowerCase()
      .replaceAll("ё", "е")
      .match(/\p{L}{4,}/gu) ?? []
  ).filter((word) => !["улица", "проспект", "переулок", "street", "avenue", "road"].includes(word));
