import { createHmac } from "node:crypto";
import type { Context } from "@/platform/context";
import { env } from "@/platform/env";

/**
 * The four digits that a buyer tells the courier: derived from the parcel and the installation's key, so nothing is stored that could be
 * read from the database. Four digits are enough because five wrong ones are the last.
 */
export function codeOf({ actor: { organizationId } }: Context, shipmentId: string): string {
  const digest = createHmac("sha256", env().encryptionKey).update(`delivery code ${organizationId} ${shipmentId}`).digest();
  return String(digest.readUInt32BE(0) % 10_000).padStart(4, "0");
}
