import { normalizePhone } from "@/lib/phone";

type Fields = ReadonlyMap<string, readonly string[]>;

/** Whether a contact has the number, however it was typed there. */
export const hasPhone = (phone: string) => (fields: Fields) => (fields.get("PHONE") ?? []).some((typed) => normalizePhone(typed) === phone);

export const hasEmail = (email: string) => (fields: Fields) =>
  (fields.get("EMAIL") ?? []).some((typed) => typed.trim().toLowerCase() === email.toLowerCase());
