import { v7 } from "uuid";

/** A new UUIDv7: unique everywhere, and ordered by the time it was made, so that indexes grow at their end. */
export function newId(): string {
  return v7();
}
