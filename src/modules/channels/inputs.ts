import { z } from "zod";
import { code, text } from "@/lib/text-input";
import { intakeStatuses } from "./intake-status";

export const ChannelCode = code();
export const ConnectionCode = code();

/** Channels that no connection feeds: callers of our API, orders typed in by staff, a till. */
export const ownChannelKinds = ["api", "manual", "pos"] as const;

/** A channel to create or change. What is left out keeps its value (or its default in a new one). */
export const PutChannel = z.strictObject({
  name: text(200),
  /** api, manual, pos, or the kind of the connection that feeds it. */
  kind: code(40),
  /** Units per SKU that this channel never sees as available. */
  buffer: z.int().min(0).max(1_000_000).optional(),
  /** Codes of the warehouses that serve it; none: all. */
  warehouses: z.array(code()).max(500).optional(),
  active: z.boolean().optional(),
});
export type PutChannel = z.infer<typeof PutChannel>;
export const PutChannelOf = z.strictObject({ code: ChannelCode, channel: PutChannel });

/** A connection to create or change. Secrets that are left out are kept; settings are replaced as a whole. */
export const PutConnection = z.strictObject({
  kind: code(40),
  channel: ChannelCode,
  settings: z.record(z.string().max(100), z.unknown()).default({}),
  secrets: z.record(z.string().max(100), z.string().max(5_000)).default({}),
});
export type PutConnection = z.infer<typeof PutConnection>;
export const PutConnectionOf = z.strictObject({ code: ConnectionCode, connection: PutConnection });

export const ConnectionActive = z.strictObject({ code: ConnectionCode, active: z.boolean() });
export type ConnectionActive = z.infer<typeof ConnectionActive>;

export const ListIntake = z.strictObject({
  status: z.enum(intakeStatuses).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListIntake = z.input<typeof ListIntake>;
export const ListIntakeOf = ListIntake.extend({ code: ConnectionCode });

export const ReplayIntake = z.strictObject({ code: ConnectionCode, intakeId: z.uuid() });
export type ReplayIntake = z.infer<typeof ReplayIntake>;
