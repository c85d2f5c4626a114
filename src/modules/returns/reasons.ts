/** Why goods come back. Pure: the forms offer these, the rules of money and deadlines follow from them. */
export const returnReasons = [
  "changed_mind",
  "wrong_size",
  "not_as_described",
  "defective",
  "damaged_on_the_way",
  "wrong_item",
  "late",
  // The carrier's: nobody came for it, or it was sent away at the door.
  "not_collected",
  "refused",
  "other",
] as const;
export type ReturnReason = (typeof returnReasons)[number];

/** What a buyer may give as a reason. */
export const buyersReasons = [
  "changed_mind",
  "wrong_size",
  "not_as_described",
  "defective",
  "damaged_on_the_way",
  "wrong_item",
  "late",
  "other",
] as const satisfies readonly ReturnReason[];

const faults: readonly ReturnReason[] = ["not_as_described", "defective", "damaged_on_the_way", "wrong_item", "late"];

/** Whether the shop, or the carrier it chose, answers for it: other deadlines count then, and the way back is the shop's. */
export function isFault(because: ReturnReason): boolean {
  return faults.includes(because);
}

/** A reason as somebody outside named it: ours where the word is known, else "other" with their own words kept beside it. */
export function readReason(said: string): { reason: ReturnReason; note: string | null } {
  const word = said
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, "_");
  const known = returnReasons.find((one) => one === word);
  return known ? { reason: known, note: null } : { reason: "other", note: said.trim() || null };
}
