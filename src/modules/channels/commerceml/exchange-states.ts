/** What becomes of a file: pieces come in, it waits for its turn, it is read, and it was taken in or not. */
export const exchangeStates = ["receiving", "waiting", "running", "done", "failed"] as const;
export type ExchangeState = (typeof exchangeStates)[number];
