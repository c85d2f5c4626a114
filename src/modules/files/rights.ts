import { type Role, type Scope, scopeOpens, whyNotRole } from "@/lib/permission";
import { type Reason, reason } from "@/lib/reason";
import type { ImportKind } from "./kinds";

type Holder = { role: Role; scopes: readonly Scope[] | null };

const scopeOfImport: Record<ImportKind, Scope> = {
  products: "catalog:write",
  stock: "stock:write",
  orders: "orders:write",
  sales: "orders:write",
  settlements: "orders:write",
};

/** Why somebody may not import a kind of file: thousands of things at once are a manager's to change. */
export function whyNotImport({ role, scopes }: Holder, kind: ImportKind): Reason | null {
  const needed = scopeOfImport[kind];
  return scopeOpens(scopes, needed) ? whyNotRole(role, "manager") : reason("forbidden.scope", { needed });
}
