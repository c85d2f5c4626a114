import type { Reason } from "@/lib/reason";
import type { Line } from "./line";

/** What happens to an order here and may be worth telling its channel, in the order in which it happens. */
export const channelSteps = [
  "accepted",
  "packed",
  "handed_over",
  "out_for_delivery",
  "ready_for_pickup",
  "delivered",
  "cancelled",
] as const;
export type ChannelStep = (typeof channelSteps)[number];

export type ToldLine = { externalLineId: string; sku: string; externalProductId: string | null; quantity: number };

/** One thing to tell: of a whole order (accepted, cancelled) or of one parcel's way. Facts as they are when it is told. */
export type Telling = {
  step: ChannelStep;
  externalId: string;
  orderNumber: string;
  /** The lines that the step is about: of the fulfilment; of the order all that is left when it is accepted, all that was ordered when it is cancelled. */
  lines: readonly ToldLine[];
  /** How the lines were packed; empty before packing. */
  parcels: readonly {
    weightGrams: number;
    dimensionsMm: { length: number; width: number; height: number } | null;
    lines: readonly ToldLine[];
  }[];
  /** The channel's own id of the warehouse that sends, by `settings.warehouseMap`. */
  place: string | null;
  shipment: { trackingNumber: string | null; carrier: string; trackingUrl: string | null; ours: boolean } | null;
  /** The reason of a cancellation, as staff gave it. */
  reason: string | null;
  occurredAt: Date;
  /** What the adapter asked to be kept about this order at an earlier step. */
  memory: Readonly<Record<string, unknown>>;
};

/**
 * `told` also when the channel says that it knows already. `memory` is laid over what is kept for the next step.
 * `refused` is final: a person sees the reason. What may work later is thrown as `ChannelTrouble`.
 */
export type Told = { outcome: "told"; memory?: Readonly<Record<string, unknown>> } | { outcome: "refused"; reason: Reason };

/** How steps, tracking numbers and stickers go between an order here and at its channel. */
export interface StepsOut {
  /** What the channel accepts; other steps are never told. */
  readonly steps: readonly ChannelStep[];
  tell(line: Line, telling: Telling): Promise<Told>;
  /** The channel's own sticker of what was packed, as PDF or PNG; null while it is being made. */
  label?(line: Line, telling: Omit<Telling, "step">): Promise<Paper | null>;
  /** The kinds of codes that the channel wants of each unit of a line, in the order in which `memory.codes` holds them. Pure. */
  asksCodes?(memory: Readonly<Record<string, unknown>>, externalLineId: string): readonly string[];
  /** The channel's paper for parcels that are brought together. Asked only when all of them were told as packed. */
  handOverDocument?(line: Line, dropOff: DropOff): Promise<DropOffPaper>;
  /** When that paper can be had: before the parcels leave, or only once the channel knows that they have. */
  readonly documentAfter?: "packed" | "handed_over";
}

export type Paper = { bytes: Uint8Array; type: "application/pdf" | "image/png" };

/** Parcels of one warehouse that are brought to the channel together. `memory` is what the adapter kept when it was asked before. */
export type DropOff = {
  parcels: readonly { externalId: string; lines: readonly ToldLine[]; memory: Readonly<Record<string, unknown>> }[];
  place: string | null;
  at: Date;
  memory: Readonly<Record<string, unknown>>;
};

/** `number`: the channel's own of the supply or act. `waiting`: the channel is still making it, and is asked again. */
export type DropOffPaper =
  | { outcome: "ready"; number: string | null; paper: Paper }
  | { outcome: "waiting"; memory?: Readonly<Record<string, unknown>> }
  | { outcome: "refused"; reason: Reason };

/** What a channel can do beyond taking orders; the screens offer nothing else. */
export type Abilities = {
  /** Units of an order can be cancelled from here, not only the whole. */
  cancelsParts: boolean;
  /** An order may leave in several parcels. */
  splits: boolean;
  /** A tracking number may come after the parcel was handed over. */
  tracksLater: boolean;
  /** The parcel goes with the channel's own carrier and sticker. */
  labels: boolean;
  /** The channel says which warehouse sends. */
  bindsWarehouse: boolean;
};
