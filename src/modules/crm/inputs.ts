import { z } from "zod";
import { code } from "@/lib/text-input";

export const CrmCode = code();
export const crmKinds = ["bitrix24", "amocrm"] as const;
export type CrmKind = (typeof crmKinds)[number];

/** A CRM to connect or change. What its kind asks for is checked by its adapter; secrets that are left out are kept. */
export const PutCrm = z.strictObject({
  kind: z.enum(crmKinds),
  settings: z.record(z.string(), z.unknown()).default({}),
  secrets: z.record(z.string(), z.string().max(5000)).default({}),
  active: z.boolean().optional(),
});
export type PutCrm = z.input<typeof PutCrm>;
/** Whose funnels are asked for, and with which keys; without secrets, with the stored ones. */
export const ReadFunnels = PutCrm.omit({ active: true });
export type ReadFunnels = z.input<typeof ReadFunnels>;
export const ReadFunnelsOf = z.strictObject({ code: CrmCode, crm: ReadFunnels });

export const PutCrmOf = z.strictObject({ code: CrmCode, crm: PutCrm });
