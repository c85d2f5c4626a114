import type { Role, Scope } from "@/lib/permission";
import type { Db } from "./db";

export type Actor = {
  kind: "user" | "key" | "channel" | "buyer" | "system";
  organizationId: string;
  /** The user, key or connection; null for the system itself. */
  id: string | null;
  name: string;
  role: Role;
  /** Null: not limited by scopes (people and the system). */
  scopes: readonly Scope[] | null;
  /** Null: every warehouse. */
  warehouseIds: readonly string[] | null;
};

/** Who asks, of which organization, through which database handle. Passed to every query and command. */
export type Context = {
  db: Db;
  actor: Actor;
  /** True while `db` is a transaction. */
  inTransaction: boolean;
  now: () => Date;
  /** The address that the request came from, for the audit log. */
  ip?: string | null;
  /** The sign-in that the request came by. */
  sessionId?: string | null;
  /** What a device of the floor had queued and now sends: when the worker did it, which may be long ago. */
  operation?: { id: string; at: Date; offline: boolean };
};

/** A request of somebody who is not known yet: signing in, accepting an invitation, founding an organization. */
export type Visitor = Omit<Context, "actor">;

/** The context of a visitor once it is known for whom it acts. */
export function actingFor(visitor: Visitor, organizationId: string, person: { id: string; name: string; role: Role }): Context {
  return { ...visitor, actor: { kind: "user", organizationId, ...person, scopes: null, warehouseIds: null } };
}

/** The system acting for one organization: jobs, adapters, the first start. */
export function systemContext(db: Db, organizationId: string, name = "Dirigent"): Context {
  return {
    db,
    actor: { kind: "system", organizationId, id: null, name, role: "owner", scopes: null, warehouseIds: null },
    inTransaction: false,
    now: () => new Date(),
  };
}
