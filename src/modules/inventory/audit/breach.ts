/** What would make the ledger agree again without touching history: one more row in it. */
export type CounterMovement = {
  warehouse: string;
  sku: string;
  kind: "adjusted" | "reserved" | "released" | "condition_changed";
  quantity: number;
  reservedDelta: number;
  condition: string;
  conditionDelta: number;
};

/** A figure that is kept beside its sources is worked out from them again: of an order, or of a level. */
export type Recount = { kind: "recount"; order: string } | { kind: "recount"; warehouse: string; sku: string };

export type Proposal = CounterMovement | Recount;

export type Breach = {
  check: string;
  /** Its id; null for what concerns the whole database. */
  organization: string | null;
  /** "SKU in WAREHOUSE", an order's number, a table. */
  subject: string;
  expected: string;
  found: string;
  /** Null where only a person can tell what is true. */
  proposal: Proposal | null;
};

/** The level that a proposal would put right; null for one about an order. */
export function levelOf(proposal: Proposal | null): { warehouse: string; sku: string } | null {
  return proposal && "sku" in proposal ? { warehouse: proposal.warehouse, sku: proposal.sku } : null;
}

/** The number of the order that a breach is about, where it can be recounted. */
export function orderOf({ check, subject, proposal }: Breach): string | null {
  if (proposal && "order" in proposal) return proposal.order;
  return check === "over_but_reserved" ? subject : null;
}
