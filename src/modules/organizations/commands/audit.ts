import { newId } from "@/lib/ids";
import type { Context } from "@/platform/context";
import { auditLog } from "../tables";

export type AuditEntry = {
  /** `<noun>.<what happened>`, in the past tense. */
  action: string;
  subject: { kind: string; id: string };
  /** What changed. Never a secret, never a password. */
  data?: Record<string, unknown>;
};

/** Notes who changed settings, members, keys or took data out, in the caller's transaction. The table takes no changes afterwards. */
export async function audit(ctx: Context, { action, subject, data }: AuditEntry): Promise<void> {
  if (!ctx.inTransaction) throw new Error("audit() outside a transaction");
  const { kind, id, name, organizationId } = ctx.actor;
  await ctx.db.insert(auditLog).values({
    organizationId,
    id: newId(),
    at: ctx.now(),
    by: { kind, id, name },
    action,
    subjectKind: subject.kind,
    subjectId: subject.id,
    data: data ?? {},
    ip: ctx.ip ?? null,
  });
}
