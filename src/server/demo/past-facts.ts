import type { EventActor } from "@/platform/outbox/tables";
import type { RowSet } from "./row-set";

export type PastFact = {
  at: Date;
  type: string;
  subject: { kind: string; id: string; number: string };
  orderId: string;
  warehouseId?: string;
  by: EventActor;
  data?: Record<string, unknown>;
};

export type PastFacts = {
  tell(...facts: PastFact[]): void;
  /** Hands what was told over to the rows, in the order of time. */
  close(rows: RowSet): void;
};

/**
 * The timeline of the past. Its rows stand before the beginning of the feed: their ids run below zero and their transaction
 * is the one before all others, so no reader of the outbox ever meets them. Nobody gets a message about an order of last May.
 */
export function pastFacts(organizationId: string, firstId: number): PastFacts {
  let told: PastFact[] = [];
  let nextId = firstId;
  return {
    tell: (...facts) => void told.push(...facts),
    close(rows) {
      told.sort((a, b) => a.at.getTime() - b.at.getTime());
      for (const { at, type, subject, orderId, warehouseId, by, data } of told) {
        if (nextId >= 0) throw new RangeError("more of a past than was made room for");
        rows.add("outbox", {
          organization_id: organizationId,
          id: nextId,
          xid: "0",
          at,
          type,
          subject_kind: subject.kind,
          subject_id: subject.id,
          subject_number: subject.number,
          order_id: orderId,
          warehouse_id: warehouseId ?? null,
          by,
          data: data ?? {},
        });
        nextId += 1;
      }
      told = [];
    },
  };
}
