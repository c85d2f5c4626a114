import { normalizePhone } from "@/lib/phone";

export type KnownContact = { email: string | null; phone: string | null; country: string | null };

/** Whether somebody typed the e-mail or the phone of an order, in any usual spelling. An order without either is nobody's. */
export function isContactOf({ email, phone, country }: KnownContact, typed: string): boolean {
  const text = typed.trim();
  if (text.includes("@")) return email !== null && email.trim().toLowerCase() === text.toLowerCase();
  if (phone === null) return false;
  const known = normalizePhone(phone, country ?? undefined);
  return known !== null && normalizePhone(text, country ?? undefined) === known;
}
