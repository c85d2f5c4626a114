import { v7 } from "uuid";

/** A new UUIDv7: unique everywhere, and ordered by the time it was made, so that indexes grow at their end. */
export function newId(): string {
  return v7();
}

let made = 0;

/** The id that a thing of the past would have got: ordered by that time, and of one instant by the order in which they are made. */
export function newIdAt(instant: Date): string {
  made = (made + 1) % 0x7fffffff;
  return v7({ msecs: instant.getTime(), seq: made });
}
