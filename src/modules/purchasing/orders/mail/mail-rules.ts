import { mostAttempts } from "@/lib/message-retry";

/** When a letter to a supplier is given up. Pure. */

/** Each lost answer may hide a letter that arrived: it is repeated once, under the same Message-ID, and never again. */
const mostLost = 2;

/** Whether a letter may be tried once more. */
export const mayTry = ({ attempts, lost }: { attempts: number; lost: number }): boolean => attempts < mostAttempts && lost < mostLost;
