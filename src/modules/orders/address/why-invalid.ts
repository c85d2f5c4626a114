import type { Reason } from "@/lib/reason";

/** Why a hold says that an address is none, as it was stored with it; null where nobody said. */
export function whyInvalid(data: Record<string, unknown>): Reason | null {
  const { why } = data;
  return typeof why === "object" && why !== null && "code" in why && typeof why.code === "string" ? (why as Reason) : null;
}
