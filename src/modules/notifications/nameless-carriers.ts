/** Kinds that are no carrier to a buyer: the shop's own courier, its own counter, and whomever a marketplace sends. */
export const nameless: ReadonlySet<string> = new Set(["own_courier", "pickup", "marketplace"]);
