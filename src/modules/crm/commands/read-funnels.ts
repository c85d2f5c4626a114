import { reason } from "@/lib/reason";
import { ChannelTrouble } from "@/modules/channels/marketplaces/line";
import type { Context } from "@/platform/context";
import { Refusal, refuseIf } from "@/platform/refusal";
import { Sealed } from "@/platform/secrets";
import { type CrmRow, openCrm, secretsOf } from "../crm-queries";
import { ReadFunnels } from "../inputs";
import { openCrmLine } from "../line/open-crm-line";
import { type CrmFunnel, CrmRefused, type CrmSecrets } from "../vendors/port";
import { crmOf } from "../vendors/registry";

/**
 * The funnels of a CRM and their stages, to choose from. Asked with the keys that are given, so that a CRM can be looked at before it
 * is connected; without any, with those that are stored under its code. Refuses with what the CRM, or the way to it, said.
 */
export async function readFunnels(ctx: Context, code: string, input: ReadFunnels): Promise<CrmFunnel[]> {
  const { kind, ...given } = ReadFunnels.parse(input);
  const isNew = Object.keys(given.secrets).length > 0;
  const known = isNew ? null : await openCrm(ctx, { code });
  refuseIf(known && known.kind !== kind ? reason("crm.kind_fixed") : null);
  const crm = crmOf(kind);
  if (!crm) throw new Refusal("invalid", reason("channel.unknown_kind", { kind }));
  const secrets = crm.secrets.safeParse(known ? readable(known) : given.secrets);
  if (!secrets.success) throw invalid("secrets", secrets.error.issues);
  const place = crm.place.safeParse({ ...known?.settings, ...given.settings });
  if (!place.success) throw invalid("settings", place.error.issues);
  try {
    const lane = known?.id ?? `${ctx.actor.organizationId}/crm`;
    return await crm.funnels(openCrmLine(crm, { id: lane, settings: place.data, secrets: secrets.data }));
  } catch (error) {
    if (error instanceof ChannelTrouble || error instanceof CrmRefused) throw new Refusal("unavailable", error.reason);
    throw error;
  }
}

function readable(known: CrmRow): CrmSecrets {
  try {
    return secretsOf(known);
  } catch (error) {
    if (error instanceof Sealed) throw new Refusal("conflict", reason("connection.secrets_unreadable"));
    throw error;
  }
}

function invalid(where: "settings" | "secrets", issues: readonly { path: PropertyKey[]; message: string }[]): Refusal {
  const errors = issues.map((issue) => ({ path: [where, ...issue.path].join("."), message: issue.message }));
  return new Refusal("invalid", reason(`crm.${where}_invalid`, { fields: errors.map(({ path }) => path).join(", ") }), { errors });
}
