import { anyone, manager, owner, router, viewer } from "@/platform/trpc/procedures";
import { listApiKeys } from "./api-key-queries";
import { acceptInvitation, joinByInvitation } from "./commands/accept-invitation";
import { changeMember } from "./commands/change-member";
import { changePassword } from "./commands/change-password";
import { createApiKey } from "./commands/create-api-key";
import { disableMember, enableMember } from "./commands/disable-member";
import { revokeSession } from "./commands/end-sessions";
import { inviteMember, revokeInvitation } from "./commands/invite-member";
import { revokeApiKey, rotateApiKey } from "./commands/revoke-api-key";
import { updateOrganization } from "./commands/update-organization";
import {
  AcceptInvitation,
  ChangeMember,
  ChangePassword,
  CreateApiKey,
  InvitationId,
  InvitationToken,
  InviteMember,
  KeyId,
  ListAudit,
  MemberId,
  RotateApiKey,
  SessionId,
  UpdateOrganization,
} from "./inputs";
import { invitationOf, listAudit, listMembers, openInvitations, organizationSettings } from "./queries";
import { sessionsOf } from "./session-queries";

export const organizationsRouter = router({
  settings: viewer.query(({ ctx }) => organizationSettings(ctx)),
  update: owner.input(UpdateOrganization).mutation(({ ctx, input }) => updateOrganization(ctx, input)),

  members: viewer.query(({ ctx }) => listMembers(ctx)),
  invitations: manager.query(({ ctx }) => openInvitations(ctx)),
  invite: manager.input(InviteMember).mutation(({ ctx, input }) => inviteMember(ctx, input)),
  revokeInvitation: manager.input(InvitationId).mutation(({ ctx, input }) => revokeInvitation(ctx, input)),
  changeMember: manager.input(ChangeMember).mutation(({ ctx, input }) => changeMember(ctx, input)),
  disableMember: manager.input(MemberId).mutation(({ ctx, input }) => disableMember(ctx, input)),
  enableMember: manager.input(MemberId).mutation(({ ctx, input }) => enableMember(ctx, input)),

  invitation: anyone.input(InvitationToken).query(({ ctx, input }) => invitationOf(ctx.db, input.token, ctx.now())),
  acceptInvitation: anyone.input(AcceptInvitation).mutation(({ ctx, input }) => acceptInvitation(ctx, input)),
  join: viewer.input(InvitationToken).mutation(({ ctx, input }) => joinByInvitation(ctx, input)),

  keys: manager.query(({ ctx }) => listApiKeys(ctx)),
  createKey: owner.input(CreateApiKey).mutation(({ ctx, input }) => createApiKey(ctx, input)),
  rotateKey: owner.input(RotateApiKey).mutation(({ ctx, input }) => rotateApiKey(ctx, input)),
  revokeKey: owner.input(KeyId).mutation(({ ctx, input }) => revokeApiKey(ctx, input)),

  sessions: viewer.query(({ ctx }) => sessionsOf(ctx, ctx.actor.id ?? "")),
  revokeSession: viewer.input(SessionId).mutation(({ ctx, input }) => revokeSession(ctx, input)),
  changePassword: viewer.input(ChangePassword).mutation(({ ctx, input }) => changePassword(ctx, input)),

  audit: owner.input(ListAudit).query(({ ctx, input }) => listAudit(ctx, input)),
});
