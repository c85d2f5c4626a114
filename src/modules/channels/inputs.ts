import { z } from "zod";
import { code, text } from "@/lib/text-input";
import { intakeSources, intakeStatuses } from "./intake-status";

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
  secrets: z.record(z.string().max(100), text(5_000, 0)).default({}),
  /** Whether the channel is told how much there is; left out: as it is (at first, yes). */
  stockOut: z.boolean().optional(),
  /** Whether it works at all; left out: as it is (at first, yes). */
  active: z.boolean().optional(),
});
export type PutConnection = z.infer<typeof PutConnection>;
export const PutConnectionOf = z.strictObject({ code: ConnectionCode, connection: PutConnection });

export const ConnectionActive = z.strictObject({ code: ConnectionCode, active: z.boolean() });
export type ConnectionActive = z.infer<typeof ConnectionActive>;

export const ConnectionStockOut = z.strictObject({ code: ConnectionCode, stockOut: z.boolean() });
export type ConnectionStockOut = z.infer<typeof ConnectionStockOut>;

export const ListIntake = z.strictObject({
  status: z.enum(intakeStatuses).optional(),
  source: z.enum(intakeSources).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListIntake = z.input<typeof ListIntake>;
export const ListIntakeOf = ListIntake.extend({ code: ConnectionCode });

export const ReplayIntake = z.strictObject({ code: ConnectionCode, intakeId: z.uuid() });
export type ReplayIntake = z.infer<typeof ReplayIntake>;

/** Fetch the orders of the last days from the channel. */
export const StartBackfill = z.strictObject({ code: ConnectionCode, days: z.int().min(1).max(365) });
export type StartBackfill = z.infer<typeof StartBackfill>;

/** Read one order at the channel, by the channel's own id. */
export const ImportOrder = z.strictObject({ code: ConnectionCode, externalId: text(200) });
export type ImportOrder = z.infer<typeof ImportOrder>;

/** What to see of a channel's stock: numbers that differ there, that it refused, that wait to be told. */
export const stockViews = ["differences", "refused", "waiting"] as const;
export type StockView = (typeof stockViews)[number];

export const ListChannelStock = z.strictObject({
  view: z.enum(stockViews).optional(),
  /** The beginning of a SKU, or a part of a name. */
  q: z.string().trim().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListChannelStock = z.input<typeof ListChannelStock>;
export const ListChannelStockOf = ListChannelStock.extend({ code: ConnectionCode });

/** Tell the channel these numbers again, whatever it acknowledged; without SKUs: all of them. */
export const PushStock = z.strictObject({ code: ConnectionCode, skus: z.array(code()).min(1).max(500).optional() });
export type PushStock = z.infer<typeof PushStock>;

/** The order whose channel is meant. */
export const TellingsOf = z.strictObject({ orderId: z.uuid() });
export type TellingsOf = z.infer<typeof TellingsOf>;
