import { createHash } from "node:crypto";

/** A fraction in [0, 1) that depends on the seed alone: the same seed gives the same one on every machine, for ever. */
export function seededFraction(seed: string): number {
  // 48 bits are exact in a double.
  return createHash("sha256").update(seed).digest().readUIntBE(0, 6) / 2 ** 48;
}

/** `length` decimal digits that depend on the seed alone, spread evenly. */
export function seededDigits(seed: string, length: number): string {
  const hash = BigInt(`0x${createHash("sha256").update(seed).digest("hex")}`);
  return (hash % 10n ** BigInt(length)).toString().padStart(length, "0");
}
