import type { Reason } from "@/lib/reason";

/** A product as a scan shows it. */
export type ScannedItem = { sku: string; name: string; barcode: string | null; picture: string | null; bin: string | null };

/** What the last scan came to. */
export type Verdict =
  | { kind: "accepted"; sku: string; picked: number; quantity: number }
  /** Counted on the device, and on its way to the server. */
  | { kind: "kept"; sku: string; picked: number; quantity: number }
  | { kind: "undone"; sku: string }
  | { kind: "refused"; why: Reason; scanned: ScannedItem | null }
  | { kind: "lost" };

/** The scanned and the needed product out of a refusal's details; null where the server sent none. */
export function itemOf(value: unknown): ScannedItem | null {
  if (typeof value !== "object" || value === null) return null;
  const { sku, name, barcode, picture, bin } = value as Record<string, unknown>;
  if (typeof sku !== "string" || typeof name !== "string") return null;
  return { sku, name, barcode: textOf(barcode), picture: textOf(picture), bin: textOf(bin) };
}

const textOf = (value: unknown) => (typeof value === "string" ? value : null);
