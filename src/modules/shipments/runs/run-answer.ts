import { z } from "@hono/zod-openapi";
import { trackingStatuses } from "../tracking";
import type { RunLine, RunView } from "./run-queries";
import { failReasons, stopStates } from "./stop-rules";

export const RunLineDocument = z
  .object({
    id: z.uuid(),
    day: z.string(),
    courierId: z.uuid(),
    courier: z.string(),
    warehouse: z.string(),
    stops: z.int(),
    delivered: z.int(),
    failed: z.int(),
    createdAt: z.string(),
  })
  .openapi("CourierRunLine");

export const RunDocument = z
  .object({
    id: z.uuid(),
    day: z.string(),
    courierId: z.uuid(),
    courier: z.string(),
    warehouse: z.string(),
    orderedByHand: z.boolean(),
    asksCode: z.boolean().openapi({ description: "Buyers are asked for the code that they were told" }),
    km: z.number().openapi({ description: "Over all stops whose place is known, as the crow flies, without the way back" }),
    unplaced: z.int().openapi({ description: "Stops whose place is not known" }),
    position: z
      .object({ latitude: z.number().nullable(), longitude: z.number().nullable(), reportedAt: z.string().nullable() })
      .nullable()
      .openapi({ description: "The courier's last place while he shares it; null: he does not" }),
    createdAt: z.string(),
    stops: z.array(
      z.object({
        id: z.uuid(),
        shipmentId: z.uuid(),
        orderId: z.uuid(),
        orderNumber: z.string(),
        trackingNumber: z.string().nullable(),
        state: z.enum(stopStates),
        status: z.enum(trackingStatuses),
        actedAt: z.string().nullable(),
        reason: z
          .string()
          .nullable()
          .openapi({ description: `Why it failed: ${failReasons.join(", ")}` }),
        name: z.string(),
        phone: z.string().nullable(),
        address: z.string(),
        note: z.string().nullable(),
        latitude: z.number().nullable(),
        longitude: z.number().nullable(),
        legKm: z.number().nullable(),
        due: z.object({ amount: z.int(), currency: z.string() }),
        collected: z.object({ amount: z.int(), currency: z.string() }).nullable(),
      }),
    ),
  })
  .openapi("CourierRun");

/** A run in a list. */
export function lineAnswer({
  id,
  day,
  courierId,
  courier,
  warehouse,
  stops,
  delivered,
  failed,
  createdAt,
}: RunLine): z.infer<typeof RunLineDocument> {
  return { id, day, courierId, courier, warehouse, stops, delivered, failed, createdAt: createdAt.toISOString() };
}

/** A run with its stops. */
export function runAnswer(run: RunView): z.infer<typeof RunDocument> {
  const { id, day, courierId, courier, warehouse, orderedByHand, asksCode, km, unplaced, position, createdAt, stops } = run;
  return {
    ...{ id, day, courierId, courier, warehouse, orderedByHand, asksCode, km, unplaced },
    position: position && { ...position, reportedAt: position.reportedAt?.toISOString() ?? null },
    createdAt: createdAt.toISOString(),
    stops: stops.map(
      ({ id, shipmentId, orderId, orderNumber, trackingNumber, state, status, reason, name, phone, address, note, ...stop }) => ({
        ...{ id, shipmentId, orderId, orderNumber, trackingNumber, state, status, reason, name, phone, address, note },
        actedAt: stop.actedAt?.toISOString() ?? null,
        latitude: stop.point?.latitude ?? null,
        longitude: stop.point?.longitude ?? null,
        legKm: stop.legKm,
        due: { amount: stop.dueMinor, currency: stop.currency },
        collected: stop.collectedMinor === null ? null : { amount: stop.collectedMinor, currency: stop.currency },
      }),
    ),
  };
}
