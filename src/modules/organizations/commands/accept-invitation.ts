import { and, eq, sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import { actingFor, type Context, type Visitor } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { hashPassword, passwordFits } from "@/platform/passwords";
import { notFound, Refusal } from "@/platform/refusal";
import { forget } from "@/platform/short-memory";
import { type AcceptInvitation, Password } from "../inputs";
import { isOpen } from "../members";
import { invitationOf } from "../queries";
import { invitations, members, users } from "../tables";
import { audit } from "./audit";
import { countAttempt, forgiveAttempt } from "./count-attempt";

type Invitation = NonNullable<Awaited<ReturnType<typeof invitationOf>>>;
type Accepted = { email: string; organizationId: string };

/**
 * Makes the invited person a member: a new one with the name and password given here; one who has an account already proves it
 * by that account's password, guessed no faster than at sign-in. A link works once; unknown, used and expired ones look the same.
 */
export async function acceptInvitation(visitor: Visitor, { token, name, password }: AcceptInvitation): Promise<Accepted> {
  const invitation = await invitationOf(visitor.db, token, visitor.now());
  if (!invitation) throw notFound("invitation");
  const { email, organizationId, role } = invitation;
  const known = await findByEmail(visitor, email);

  if (known) {
    const attempt = { email, address: visitor.ip ?? "unknown", knownAddress: false };
    await countAttempt(visitor.db, attempt, visitor.now());
    if (!(await passwordFits(known.passwordHash, password)))
      throw new Refusal("invalid", reason("auth.wrong_password"), { path: "password" });
    await forgiveAttempt(visitor.db, attempt);
  }
  if (!known && !Password.safeParse(password).success) throw new Refusal("invalid", reason("field.password_short"), { path: "password" });
  const passwordHash = known ? null : await hashPassword(password);
  const person = { id: known?.id ?? newId(), name: known?.name ?? name, role };
  await inTransaction(actingFor(visitor, organizationId, person), async (ctx) => {
    if (passwordHash) await ctx.db.insert(users).values({ id: person.id, name, email, passwordHash });
    await join(ctx, invitation, person.id);
  });
  return { email, organizationId };
}

/** The same for somebody who is signed in already, as the very person who was invited. */
export async function joinByInvitation(ctx: Context, { token }: { token: string }): Promise<{ organizationId: string }> {
  const invitation = await invitationOf(ctx.db, token, ctx.now());
  if (!invitation) throw notFound("invitation");
  const [me] = await ctx.db
    .select({ email: users.email })
    .from(users)
    .where(eq(users.id, ctx.actor.id ?? ""));
  if (ctx.actor.kind !== "user" || me?.email.toLowerCase() !== invitation.email)
    throw new Refusal("forbidden", reason("auth.invited_other"));
  const person = { id: ctx.actor.id ?? "", name: ctx.actor.name, role: invitation.role };
  await inTransaction(actingFor(ctx, invitation.organizationId, person), (ctx) => join(ctx, invitation, person.id));
  forget("sessions");
  return { organizationId: invitation.organizationId };
}

async function join(ctx: Context, { id, organizationId, role, warehouseIds }: Invitation, userId: string): Promise<void> {
  const thisOne = and(eq(invitations.organizationId, organizationId), eq(invitations.id, id));
  const [locked] = await ctx.db.select().from(invitations).where(thisOne).for("update");
  // Of two clicks at once one joins; the other finds the invitation used.
  if (!locked || !isOpen(locked, ctx.now())) throw notFound("invitation");
  await ctx.db.update(invitations).set({ acceptedAt: ctx.now() }).where(thisOne);
  const membership = { role, warehouseIds, disabledAt: null };
  await ctx.db
    .insert(members)
    .values({ organizationId, userId, ...membership })
    .onConflictDoUpdate({ target: [members.organizationId, members.userId], set: membership });
  await audit(ctx, { action: "member.joined", subject: { kind: "member", id: userId }, data: { role } });
}

async function findByEmail(visitor: Visitor, email: string) {
  const [user] = await visitor.db
    .select({ id: users.id, name: users.name, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(sql`lower(${users.email})`, email));
  return user ?? null;
}
