import { askChannel } from "@/modules/channels/line/ask-channel";
import { inLane } from "@/modules/channels/line/pace";
import { env } from "@/platform/env";
import { guardedFetch } from "@/platform/guarded-fetch";
import type { Crm, CrmLine, CrmSecrets } from "../vendors/port";

/** Opens the line to a CRM. Questions leave at its pace, and only to hosts that may be called. */
export function openCrmLine<Settings extends Record<string, unknown>>(
  crm: Crm,
  { id, settings, secrets }: { id: string; settings: Settings; secrets: CrmSecrets },
): { settings: Settings; ask: CrmLine["ask"] } {
  const call = guardedFetch(env().allowPrivateHosts);
  const base = crm.base(settings, secrets);
  return { settings, ask: (question) => inLane(id, crm.pace, () => askChannel(call, base, crm.authorize(secrets), question)) };
}
