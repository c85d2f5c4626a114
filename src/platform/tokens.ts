import { createHash, randomBytes } from "node:crypto";

/** A secret nobody guesses, in lower-case hexadecimal: 32 bytes have 256 random bits. */
export function newToken(bytes = 32): string {
  return randomBytes(bytes).toString("hex");
}

/**
 * What is stored and looked up instead of a token. A plain hash is enough: a random token cannot be guessed back, and looking
 * the hash up in an index tells by its time nothing about the token.
 */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
