import { amocrm } from "./amocrm/index";
import { bitrix24 } from "./bitrix24/index";
import type { Crm } from "./port";

const crms: Readonly<Record<string, Crm>> = { bitrix24, amocrm };

/** The adapter of a CRM's kind; null for a kind that no adapter serves. */
export function crmOf(kind: string): Crm | null {
  return Object.hasOwn(crms, kind) ? (crms[kind] ?? null) : null;
}
