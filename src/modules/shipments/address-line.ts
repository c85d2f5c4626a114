type InTown = { city?: string | null; line1?: string | null };

/** An address on one line, as a courier reads it. */
export function addressLine(address: InTown | null | undefined): string {
  return [address?.city, address?.line1].filter(Boolean).join(", ");
}
