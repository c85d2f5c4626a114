import { z } from "zod";
import { Day } from "@/lib/day-input";
import { code, text } from "@/lib/text-input";
import { comparisons } from "../figures/ask";
import { funnelSteps, measuredWays } from "./stages";

/** Whose ways and of which days, both ends included; the last 30 days when nothing is said. Of warehouse and carrier one counts. */
export const AskJourneys = z.strictObject({
  from: Day.optional(),
  to: Day.optional(),
  compare: z.enum(comparisons).optional(),
  channel: code().optional(),
  /** A warehouse's code; `none`: not routed yet; `several`: an order that more than one sends. */
  warehouse: code().optional(),
  /** A carrier's code; `none`: no carrier yet. */
  carrier: code().optional(),
});
export type AskJourneys = z.infer<typeof AskJourneys>;

/** With the stage whose days are shown: the slowest of the shop's own when nothing is said. */
export const AskFulfilment = AskJourneys.extend({ stage: z.enum(measuredWays).optional() });
export type AskFulfilment = z.infer<typeof AskFulfilment>;

/** Figures that open a list: how far orders came, and what became of parcels. */
const listed = [
  ...funnelSteps,
  "cancelled",
  "parcels",
  "due",
  "leftOnTime",
  "leftLate",
  "carried",
  "arrived",
  "lost",
  "cameBack",
  "promised",
  "arrivedOnTime",
  "arrivedLate",
  "priced",
] as const;
export type Behind = (typeof listed)[number];

/** The orders and parcels behind a figure, newest first. */
export const ListJourneys = AskJourneys.omit({ compare: true }).extend({
  what: z.enum(listed).optional(),
  region: text(80).optional(),
  /** Those that are through a stage; with `slow`, only the slowest tenth of them. */
  stage: z.enum(measuredWays).optional(),
  slow: z.literal("yes").optional(),
  limit: z.number().int().min(1).max(100).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListJourneys = z.input<typeof ListJourneys>;

/** Reads an address: what is misspelt there is left out; of warehouse and carrier the warehouse stays. */
export function journeysOfAddress(params: Record<string, string | string[] | undefined>): AskFulfilment {
  const ask: Record<string, string> = {};
  for (const [name, shape] of Object.entries(AskFulfilment.shape)) {
    const value = params[name];
    if (typeof value === "string" && value !== "" && shape.safeParse(value).success) ask[name] = value;
  }
  if (ask.warehouse !== undefined) delete ask.carrier;
  return AskFulfilment.parse(ask);
}

/** Reads the address of a list behind a figure. */
export function listOfAddress(params: Record<string, string | string[] | undefined>): ListJourneys {
  const ask: Record<string, string> = {};
  for (const [name, shape] of Object.entries(ListJourneys.omit({ limit: true, cursor: true }).shape)) {
    const value = params[name];
    if (typeof value === "string" && value !== "" && shape.safeParse(value).success) ask[name] = value;
  }
  return ListJourneys.omit({ limit: true }).parse(ask);
}
