import { z } from "zod";
import { roles, scopes } from "@/lib/permission";

// Control characters are never meant; line breaks in a name would let it pose as something else.
const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1, "required")
    .max(most, "too_long")
    .refine((text) => !/\p{Cc}/u.test(text) && text.isWellFormed(), "control_characters");

export const Name = line(200);
export const Email = z.string().trim().toLowerCase().max(254, "too_long").pipe(z.email("email"));
/** Length is what makes a password hard to guess; the upper bound keeps hashing cheap. */
export const Password = z.string().min(10, "password_short").max(200, "too_long");
export const Role = z.enum(roles);
export const Scopes = z.array(z.enum(scopes)).min(1, "required").max(scopes.length);
export const Timezone = z.string().max(64).refine(isTimezone, "timezone");
export const Currency = z.string().regex(/^[A-Z]{3}$/, "currency");
export const Locale = z.enum(["ru", "en"]);

/** Null: every warehouse. */
const WarehouseIds = z.array(z.uuid()).min(1).max(500).nullable();

export const FoundOrganization = z.strictObject({
  organization: Name,
  timezone: Timezone,
  currency: Currency,
  locale: Locale,
  name: Name,
  email: Email,
  password: Password,
});
export type FoundOrganization = z.infer<typeof FoundOrganization>;

export const UpdateOrganization = z.strictObject({
  name: Name,
  timezone: Timezone,
  currency: Currency,
  locale: Locale,
  brandColor: z.string().regex(/^#[0-9a-f]{6}$/i, "color"),
  supportEmail: Email.nullable(),
  supportPhone: line(40).nullable(),
  trackingShowsPrices: z.boolean(),
  maxParcels: z.int().min(1).max(10),
});
export type UpdateOrganization = z.infer<typeof UpdateOrganization>;

export const InviteMember = z.strictObject({ email: Email, role: Role, warehouseIds: WarehouseIds });
export type InviteMember = z.infer<typeof InviteMember>;

export const InvitationToken = z.strictObject({ token: z.string().max(200) });

/** Whoever has an account proves it by the password of that account, however old its rules are. */
export const AcceptInvitation = z.strictObject({
  token: z.string().max(200),
  name: Name,
  password: z.string().min(1, "required").max(200, "too_long"),
});
export const AcceptAsNewcomer = AcceptInvitation.extend({ password: Password });
export type AcceptInvitation = z.infer<typeof AcceptInvitation>;

export const ChangeMember = z.strictObject({ userId: z.uuid(), role: Role, warehouseIds: WarehouseIds });
export type ChangeMember = z.infer<typeof ChangeMember>;

export const MemberId = z.strictObject({ userId: z.uuid() });
export const InvitationId = z.strictObject({ invitationId: z.uuid() });
export const SessionId = z.strictObject({ sessionId: z.uuid() });
export const KeyId = z.strictObject({ keyId: z.uuid() });

export const CreateApiKey = z.strictObject({ name: line(100), scopes: Scopes, expiresInDays: z.int().min(1).max(3650).nullable() });
export type CreateApiKey = z.infer<typeof CreateApiKey>;

export const RotateApiKey = z.strictObject({ keyId: z.uuid(), overlapHours: z.int().min(0).max(168) });
export type RotateApiKey = z.infer<typeof RotateApiKey>;

export const ChangePassword = z.strictObject({ current: z.string().max(200), next: Password });
export type ChangePassword = z.infer<typeof ChangePassword>;

export const SignIn = z.object({ email: z.string().max(254), password: z.string().max(200) });
export type SignIn = z.infer<typeof SignIn>;

export const ListAudit = z.strictObject({ before: z.uuid().nullish(), limit: z.int().min(1).max(200).default(50) });
export type ListAudit = z.infer<typeof ListAudit>;

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
