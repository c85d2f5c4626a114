import { type Role, ranksAtLeast } from "@/lib/permission";
import { type Reason, reason } from "@/lib/reason";

/** What a rule about members looks at. */
export type Person = { userId: string; role: Role; disabled: boolean };
export type Change = { role: Role } | { disabled: boolean };

/**
 * Why `by` may not change `member` so; null when it may. Owners stand above managers: only an owner makes, changes or disables an
 * owner. The last owner who can sign in stays one, and nobody disables or lowers oneself by mistake. Pure.
 */
export function whyNotChange(by: { userId: string | null; role: Role }, member: Person, change: Change, owners: number): Reason | null {
  if (!ranksAtLeast(by.role, "manager")) return reason("forbidden.role", { needed: "manager" });
  const staysOwner = "role" in change ? change.role === "owner" : member.role === "owner" && !change.disabled;
  const isActingOwner = member.role === "owner" && !member.disabled;
  if (isActingOwner && !staysOwner && owners <= 1) return reason("auth.last_owner");
  if (by.userId === member.userId) return reason("auth.yourself");
  if (by.role !== "owner" && (member.role === "owner" || ("role" in change && change.role === "owner"))) return reason("auth.owner_only");
  return null;
}

/** Why `by` may not invite somebody into a role; null when it may. */
export function whyNotInvite(by: { role: Role }, role: Role): Reason | null {
  if (!ranksAtLeast(by.role, "manager")) return reason("forbidden.role", { needed: "manager" });
  return role === "owner" && by.role !== "owner" ? reason("auth.owner_only") : null;
}

/** How long an invitation's link works. */
export const invitationDays = 7;

export type InvitationTimes = { expiresAt: Date; acceptedAt: Date | null; revokedAt: Date | null };

/** Whether an invitation still waits for its person at a moment. */
export function isOpen({ expiresAt, acceptedAt, revokedAt }: InvitationTimes, now: Date): boolean {
  return acceptedAt === null && revokedAt === null && now < expiresAt;
}
