import { v7 } from "uuid";

/** A new UUIDv7: unique everywhere, and ordered by the time it was made, so that indexes grow at their end. */
export function newId(): string {
  return v7();
}

let made = 0;
const random = new Uint8Array(16 * 1024);
let used = random.length;

/** The id that a thing of the past would have got: ordered by that time, and of one instant by the order in which they are made. */
export function newIdAt(instant: Date): string {
  if (used === random.length) {
    // Drawn by the thousand: a history of a million orders takes thirty million ids.
    crypto.getRandomValues(random);
    used = 0;
  }
  made = (made + 1) % 0x7fffffff;
  used += 16;
  return v7({ msecs: instant.getTime(), seq: made, random: random.subarray(used - 16, used) });
}
