/** What is printed for a parcel, in the order in which it comes out. */
export const paperKinds = ["label", "slip", "waybill", "act"] as const;
export type PaperKind = (typeof paperKinds)[number];
