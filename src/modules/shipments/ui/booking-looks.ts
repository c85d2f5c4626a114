import type { BookingState } from "../booking";

export const isWaiting = (booking: BookingState) => booking === "intent" || booking === "calling" || booking === "accepted";
export const isFailed = (booking: BookingState) => booking === "refused" || booking === "failed";
