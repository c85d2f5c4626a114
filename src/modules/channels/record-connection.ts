import { audit } from "@/modules/organizations/commands/audit";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";

/** Says who changed a connection, live and in the audit log: names of secrets, never their values. */
export async function recordConnection(
  ctx: Context,
  id: string,
  code: string,
  action: string,
  data: Record<string, unknown>,
): Promise<void> {
  const subject = { kind: "connection", id };
  await record(ctx, { type: "connection.changed", subject: { ...subject, number: code }, data: { code, action } });
  await audit(ctx, { action, subject, data: { code, ...data } });
}
