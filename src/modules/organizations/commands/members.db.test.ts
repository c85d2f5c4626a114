import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { roles } from "@/lib/permission";
import type { Context } from "@/platform/context";
import { callerFactory } from "@/platform/trpc/procedures";
import { inRollback, withDatabase } from "@/testing/database";
import { actorOf, aMember, anOrganization } from "@/testing/organization";
import { invitationOf, listAudit, listMembers } from "../queries";
import { organizationsRouter } from "../router";
import { apiKeys, invitations, members, users } from "../tables";
import { acceptInvitation, joinByInvitation } from "./accept-invitation";
import { changeMember } from "./change-member";
import { createApiKey } from "./create-api-key";
import { disableMember, enableMember } from "./disable-member";
import { inviteMember, revokeInvitation } from "./invite-member";
import { revokeApiKey, rotateApiKey } from "./revoke-api-key";

const refusalOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "no refusal",
    (error: { reason?: { code: string }; cause?: { reason?: { code: string } }; message: string }) =>
      error.reason?.code ?? error.cause?.reason?.code ?? error.message,
  );
const call = (ctx: Context) => callerFactory(organizationsRouter)({ ...ctx, ip: null });

test(
  "an invitation's link makes a member once, and only its hash is kept",
  inRollback(async (db) => {
    const { ctx, organizationId } = await anOrganization(db);
    const { token, invitationId } = await inviteMember(ctx, { email: "new@example.com", role: "picker", warehouseIds: null });
    const [row] = await db.select().from(invitations).where(eq(invitations.id, invitationId));
    expect(JSON.stringify(row)).not.toContain(token);

    await acceptInvitation(ctx, { token, name: "Nina", password: "long-enough-1" });
    expect(await listMembers(ctx)).toContainEqual(expect.objectContaining({ name: "Nina", email: "new@example.com", role: "picker" }));
    expect(await invitationOf(db, token, new Date())).toBeNull();
    expect(await refusalOf(acceptInvitation(ctx, { token, name: "Eve", password: "long-enough-1" }))).toBe("not_found");
    expect((await listAudit(ctx, { limit: 50 })).items.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["member.invited", "member.joined"]),
    );
    expect(organizationId).toBe(ctx.actor.organizationId);
  }),
);

test(
  "an invitation is refused for members, short passwords, after being taken back, and to another person",
  inRollback(async (db) => {
    const { ctx, ownerId } = await anOrganization(db);
    const [owner] = await db.select({ email: users.email }).from(users).where(eq(users.id, ownerId));
    expect(await refusalOf(inviteMember(ctx, { email: owner?.email ?? "", role: "viewer", warehouseIds: null }))).toBe(
      "auth.already_member",
    );

    const { token, invitationId } = await inviteMember(ctx, { email: "new@example.com", role: "viewer", warehouseIds: null });
    expect(await refusalOf(acceptInvitation(ctx, { token, name: "Nina", password: "short" }))).toBe("field.password_short");
    expect(await refusalOf(joinByInvitation(ctx, { token }))).toBe("auth.invited_other");
    await revokeInvitation(ctx, { invitationId });
    expect(await refusalOf(acceptInvitation(ctx, { token, name: "Nina", password: "long-enough-1" }))).toBe("not_found");
    expect(await refusalOf(revokeInvitation(ctx, { invitationId }))).toBe("not_found");
  }),
);

test(
  "a new invitation replaces the one that still waits",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    const first = await inviteMember(ctx, { email: "new@example.com", role: "viewer", warehouseIds: null });
    const second = await inviteMember(ctx, { email: "new@example.com", role: "picker", warehouseIds: null });
    expect(await invitationOf(db, first.token, new Date())).toBeNull();
    expect(await invitationOf(db, second.token, new Date())).toMatchObject({ role: "picker" });
  }),
);

test(
  "roles change; the last owner, oneself and another's members do not",
  inRollback(async (db) => {
    const { ctx, ownerId } = await anOrganization(db);
    const other = await anOrganization(db, "Other");
    const picker = await aMember(ctx, "picker");
    await changeMember(ctx, { userId: picker.userId, role: "operator", warehouseIds: null });
    const [row] = await db
      .select()
      .from(members)
      .where(and(eq(members.userId, picker.userId)));
    expect(row?.role).toBe("operator");

    const manager = await aMember(ctx, "manager");
    expect(await refusalOf(changeMember(manager.ctx, { userId: ownerId, role: "viewer", warehouseIds: null }))).toBe("auth.last_owner");
    expect(await refusalOf(disableMember(ctx, { userId: ownerId }))).toBe("auth.last_owner");
    expect(await refusalOf(changeMember(other.ctx, { userId: picker.userId, role: "viewer", warehouseIds: null }))).toBe("not_found");
    expect(await refusalOf(disableMember(other.ctx, { userId: picker.userId }))).toBe("not_found");
    const foreign = { userId: picker.userId, role: "viewer" as const, warehouseIds: [other.organizationId] };
    expect(await refusalOf(changeMember(ctx, foreign))).toBe("not_found");
  }),
);

test(
  "a member is disabled and let back in",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    const { userId } = await aMember(ctx, "operator");
    await disableMember(ctx, { userId });
    expect((await listMembers(ctx)).find((member) => member.userId === userId)?.disabledAt).toBeInstanceOf(Date);
    await enableMember(ctx, { userId });
    expect((await listMembers(ctx)).find((member) => member.userId === userId)?.disabledAt).toBeNull();
  }),
);

test(
  "of two owners who disable each other at once one stays",
  withDatabase(async ({ db }) => {
    const { ctx, ownerId } = await anOrganization(db);
    const second = await aMember(ctx, "owner");
    const results = await Promise.all([
      refusalOf(disableMember(ctx, { userId: second.userId })),
      refusalOf(disableMember(second.ctx, { userId: ownerId })),
    ]);
    expect(results.sort()).toEqual(["auth.last_owner", "no refusal"]);
  }),
);

test(
  "S53: a key is given out once, rotated with an overlap, and revoked for good",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    const other = await anOrganization(db, "Other");
    const { key, keyId } = await createApiKey(ctx, { name: "Site", scopes: ["orders:write"], expiresInDays: 30 });
    expect(key).toMatch(/^drg_[0-9a-f]{64}$/);
    expect(JSON.stringify(await call(ctx).keys())).not.toContain(key.slice(12));

    expect(await refusalOf(rotateApiKey(other.ctx, { keyId, overlapHours: 1 }))).toBe("not_found");
    const next = await rotateApiKey(ctx, { keyId, overlapHours: 1 });
    const [old] = await db.select().from(apiKeys).where(eq(apiKeys.id, keyId));
    expect(old?.revokedAt?.getTime()).toBeGreaterThan(Date.now() + 3_500_000);
    expect(await refusalOf(rotateApiKey(ctx, { keyId, overlapHours: 1 }))).toBe("auth.key_ended");

    expect(await refusalOf(revokeApiKey(other.ctx, { keyId: next.keyId }))).toBe("not_found");
    await revokeApiKey(ctx, { keyId: next.keyId });
    expect(await refusalOf(revokeApiKey(ctx, { keyId: next.keyId }))).toBe("not_found");
  }),
);

test.each([
  ["update", "owner"],
  ["audit", "owner"],
  ["createKey", "owner"],
  ["rotateKey", "owner"],
  ["revokeKey", "owner"],
  ["keys", "manager"],
  ["invitations", "manager"],
  ["invite", "manager"],
  ["revokeInvitation", "manager"],
  ["changeMember", "manager"],
  ["disableMember", "manager"],
  ["enableMember", "manager"],
] as const)("%s is for a %s or above", (procedure, needed) =>
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    for (const role of roles.slice(0, roles.indexOf(needed))) {
      const caller = call(actorOf(ctx, role)) as unknown as Record<string, (input: unknown) => Promise<unknown>>;
      expect(await refusalOf(caller[procedure]?.({}) ?? Promise.resolve())).toBe("forbidden.role");
    }
  })(),
);
