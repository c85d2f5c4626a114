/** The states of a fulfilment row. Its moves are in the fulfilment module; the words are here because orders owns the rows. */
export const fulfilmentStates = [
  "planned",
  "picking",
  "picked",
  "packed",
  "handed_over",
  "delivered",
  "returned_to_sender",
  "cancelled",
] as const;
export type FulfilmentState = (typeof fulfilmentStates)[number];
