import { type Reason, reason } from "./reason";

/** From the least to the most: each includes those before it. */
export const roles = ["viewer", "picker", "operator", "manager", "owner"] as const;
export type Role = (typeof roles)[number];

/** What an API key may do. `full` opens everything that a manager may do. */
export const scopes = [
  "full",
  "orders:read",
  "orders:write",
  "stock:read",
  "stock:write",
  "catalog:write",
  "fulfilment:write",
  "settings:write",
] as const;
export type Scope = (typeof scopes)[number];

/** True when a role includes another. A viewer reads everything and changes nothing. */
export function ranksAtLeast(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed);
}

/**
 * Whether somebody may hold what only the buyer is told: the link to his page, and with it the code that a courier has to ask him for.
 * Pickers drive, and could then hand parcels over to nobody.
 */
export function mayPassForBuyer({ kind, role }: { kind: string; role: Role }): boolean {
  return kind !== "user" || role !== "picker";
}

/** Why a role may not do what needs another one; null when it may. Buttons explain themselves with it. */
export function whyNotRole(role: Role, needed: Role): Reason | null {
  return ranksAtLeast(role, needed) ? null : reason("forbidden.role", { needed });
}

// What may be changed may also be read.
const widerThan: Partial<Record<Scope, readonly Scope[]>> = { "orders:read": ["orders:write"], "stock:read": ["stock:write"] };

/** Whether a key's scopes open something; null stands for people, whom scopes do not limit. Without a scope only `full` opens. */
export function scopeOpens(held: readonly Scope[] | null, needed: Scope | undefined): boolean {
  if (held === null || held.includes("full")) return true;
  if (!needed) return false;
  return held.includes(needed) || (widerThan[needed] ?? []).some((wider) => held.includes(wider));
}
