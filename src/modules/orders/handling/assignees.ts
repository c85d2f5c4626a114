import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { ranksAtLeast, roles } from "@/lib/permission";
import { reason } from "@/lib/reason";
import { members, users } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import { notFound, Refusal } from "@/platform/refusal";

export type Assignee = { id: string; name: string };

const lowest = "operator";
const fitting = roles.filter((role) => ranksAtLeast(role, lowest));

/** Who may answer for orders: members of at least an operator's rank who can sign in, by name. */
export function assignees(ctx: Context): Promise<Assignee[]> {
  return ctx.db
    .select({ id: users.id, name: users.name })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.organizationId, ctx.actor.organizationId), isNull(members.disabledAt), inArray(members.role, fitting)))
    .orderBy(asc(users.name), asc(users.id))
    .limit(1_000);
}

/** A member of the organization, whatever the rank. Refuses anybody else as unknown. */
export async function memberCalled(ctx: Context, id: string) {
  const [found] = await ctx.db
    .select({ id: users.id, name: users.name, role: members.role, disabledAt: members.disabledAt })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.organizationId, ctx.actor.organizationId), eq(members.userId, id)));
  if (!found) throw notFound("member");
  return found;
}

/** Somebody who may answer for orders. Refuses the unknown, the disabled, and whoever only reads or picks. */
export async function assigneeCalled(ctx: Context, id: string): Promise<Assignee> {
  const { name, role, disabledAt } = await memberCalled(ctx, id);
  if (disabledAt || !ranksAtLeast(role, lowest)) throw new Refusal("conflict", reason("order.cannot_be_responsible", { name }));
  return { id, name };
}
