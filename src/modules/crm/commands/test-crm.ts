import { type Reason, reason } from "@/lib/reason";
import { ChannelTrouble } from "@/modules/channels/marketplaces/line";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";
import { Sealed } from "@/platform/secrets";
import { openCrm, secretsOf } from "../crm-queries";
import { openCrmLine } from "../line/open-crm-line";
import { CrmRefused, type CrmSettings } from "../vendors/port";
import { crmOf } from "../vendors/registry";

/** Asks the CRM for its stages with the stored keys. Answers what is to be put right; null when it works. Changes nothing. */
export async function testCrm(ctx: Context, code: string): Promise<Reason | null> {
  const row = await openCrm(ctx, { code });
  const crm = crmOf(row.kind);
  if (!crm) return reason("channel.unknown_kind", { kind: row.kind });
  try {
    return await crm.testConnection(openCrmLine(crm, { id: row.id, settings: row.settings as CrmSettings, secrets: secretsOf(row) }));
  } catch (error) {
    if (error instanceof ChannelTrouble || error instanceof CrmRefused) return error.reason;
    if (error instanceof Sealed) throw new Refusal("conflict", reason("connection.secrets_unreadable"));
    throw error;
  }
}
