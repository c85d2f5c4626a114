import { ListMovements } from "../inputs";
import type { LedgerFilter } from "./ledger-filters";

const shape = ListMovements.pick({ warehouse: true, kind: true, since: true, until: true }).shape;

/** What an address says about the movements to show; what it says wrong is left out. */
export function ledgerFilterOf(address: Record<string, string | undefined>): LedgerFilter {
  return {
    warehouse: shape.warehouse.safeParse(address.warehouse).data,
    kind: shape.kind.safeParse(address.kind).data,
    since: shape.since.safeParse(address.since).data,
    until: shape.until.safeParse(address.until).data,
  };
}
