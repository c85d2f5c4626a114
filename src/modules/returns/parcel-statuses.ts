/** What a carrier may say of a parcel that tells of goods coming back, or of their coming back no more. */
export const parcelStatusesBack = ["return_to_sender", "returned", "delivered"] as const;
export type StatusBack = (typeof parcelStatusesBack)[number];
