/** What a bin is for: orders are picked from it, it is the reserve behind that, or what may not be sold lies there. */
export const binKinds = ["pick", "reserve", "apart"] as const;
export type BinKind = (typeof binKinds)[number];
