import { z } from "zod";
import { code, text } from "@/lib/text-input";
import { PastInstant } from "@/modules/orders/inputs";
import { failReasons } from "./stop-rules";

export const RunId = z.strictObject({ runId: z.uuid() });
export const StopId = z.strictObject({ stopId: z.uuid() });

/** What waits at a warehouse for an own courier; narrowed to a town or to a zone of the carrier's price list. */
export const WaitingParcels = z.strictObject({ warehouse: code(), city: text(120, 0).optional(), zone: text(40, 0).optional() });
export type WaitingParcels = z.infer<typeof WaitingParcels>;

export const PlanRun = z.strictObject({
  day: z.iso.date(),
  /** A member who may pick at least; he sees his own runs. */
  courierId: z.uuid(),
  warehouse: code(),
  shipmentIds: z.array(z.uuid()).max(100).default([]),
});
export type PlanRun = z.infer<typeof PlanRun>;

export const AssignRun = z.strictObject({ courierId: z.uuid() });
export const AddParcels = z.strictObject({ shipmentIds: z.array(z.uuid()).min(1).max(100) });
export const MoveStop = z.strictObject({ by: z.union([z.literal(-1), z.literal(1)]) });

export const ListRuns = z.strictObject({
  day: z.iso.date().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListRuns = z.input<typeof ListRuns>;

const Said = {
  /** Made by the phone: the same act said again does nothing. */
  actId: z.uuid(),
  /** When it happened, where the phone could not tell at once. */
  occurredAt: PastInstant.optional(),
};

/** What a courier does at a stop. */
export const ActOnStop = z.discriminatedUnion("act", [
  z.strictObject({ ...Said, act: z.literal("on_the_way") }),
  z.strictObject({
    ...Said,
    act: z.literal("delivered"),
    /** What the buyer was told, where the organization asks for it. */
    code: z
      .string()
      .regex(/^\d{4}$/, "has four digits")
      .nullable()
      .default(null),
    /** Money taken at the door, in minor units of the order's currency; required where some is due, 0: nothing came. */
    collected: z
      .strictObject({ amount: z.int().min(0).max(1_000_000_000), method: z.enum(["cash", "card"]) })
      .nullable()
      .default(null),
  }),
  z.strictObject({ ...Said, act: z.literal("failed"), reason: z.enum(failReasons), note: text(500, 0).nullable().default(null) }),
]);
export type ActOnStop = z.infer<typeof ActOnStop>;

export const SharePosition = z.strictObject({ on: z.boolean() });
export type SharePosition = z.infer<typeof SharePosition>;
export const ReportPosition = z.strictObject({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) });
export type ReportPosition = z.infer<typeof ReportPosition>;

export const PutCourierSettings = z.strictObject({ asksCode: z.boolean(), version: z.int().min(0) });
export type PutCourierSettings = z.infer<typeof PutCourierSettings>;
