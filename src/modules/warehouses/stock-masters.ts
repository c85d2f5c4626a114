/** Kinds of connections whose books can say how much lies in a warehouse. */
const masterKinds: ReadonlySet<string> = new Set(["commerceml", "moysklad"]);

/** Whether a connection of this kind can be the stock master of a warehouse. */
export const keepsStock = (kind: string) => masterKinds.has(kind);
