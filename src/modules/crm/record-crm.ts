import { audit } from "@/modules/organizations/commands/audit";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";

/** Says who changed a CRM's connection, live and in the audit log: names of secrets, never their values. */
export async function recordCrm(ctx: Context, id: string, code: string, action: string, data: Record<string, unknown>): Promise<void> {
  const subject = { kind: "crm", id };
  await record(ctx, { type: "crm.changed", subject: { ...subject, number: code }, data: { code, action } });
  await audit(ctx, { action, subject, data: { code, ...data } });
}
