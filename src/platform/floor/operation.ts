import { z } from "zod";
import type { Reason } from "@/lib/reason";

/** The shape of what a device queues, and of what it is answered. Pure: both ends read it. */

/** What the work is that a scan belongs to. */
export const taskKinds = ["pick", "pack", "put_back", "receive", "put_away", "count", "replenish", "transfer"] as const;
export type TaskKind = (typeof taskKinds)[number];

export const mostAtOnce = 50;

export const QueuedOperation = z.strictObject({
  /** Made by the device, once per act of the worker. */
  id: z.uuid(),
  /** A procedure that may be queued, such as `fulfilment.scan`. */
  path: z.string().regex(/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/),
  input: z.record(z.string(), z.unknown()),
  /** When the worker did it, by the device's clock. */
  at: z.iso.datetime({ offset: true }),
  /** Whether it waited for the connection. */
  offline: z.boolean().default(false),
});
export type QueuedOperation = z.output<typeof QueuedOperation>;

export const OperationBatch = z.strictObject({
  /** Whose acts these are, as `ownerOf` names them. Without it: whoever is signed in. */
  owner: z.string().max(80).optional(),
  operations: z.array(QueuedOperation).min(1).max(mostAtOnce),
});

/** The person whose acts a device keeps: a member of one organization. */
export const ownerOf = (organizationId: string, personId: string) => `${organizationId}/${personId}`;

/** What came of one operation. A refusal changed nothing. */
export type OperationAnswer =
  | { outcome: "done"; answer: unknown }
  | { outcome: "refused"; reason: Reason; details: Record<string, unknown> | null };

export type AnsweredOperation = OperationAnswer & { id: string };
