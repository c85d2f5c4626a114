import type { DemoBuyer } from "./buyers";
import type { DemoWarehouse } from "./places-warehouses";
import { dayMs, hourMs, minuteMs } from "./plan-calendar";
import type { Dice } from "./plan-dice";
import { type Carriage, type FloorTimes, floorTimes, type Journey, nextCutOff } from "./plan-journey";
import type { PlannedEvent } from "./plan-order";
import type { Scene } from "./plan-script";
import { failedAttemptNotes } from "./plan-texts";

const never = Number.POSITIVE_INFINITY;

/** The times of an order that is to stand at a certain stage now, whatever the hour at which the demo is made. */
export function stagedFloor(scene: Scene, placedAt: number, now: number, warehouse: DemoWarehouse, random: Dice): FloorTimes {
  const dueAt = Math.max(nextCutOff(placedAt, warehouse), nextCutOff(now, warehouse, 10 * minuteMs));
  const idle: FloorTimes = { dueAt, pickingAt: never, pickedAt: never, packedAt: never, handedOverAt: never };
  // Never before the order itself.
  const ago = (minutes: number) => Math.max(now - minutes * minuteMs, placedAt + Math.round((now - placedAt) / 2));
  switch (scene.kind) {
    case "picking":
      return { ...idle, pickingAt: ago(random.between(1, 14)) };
    case "late_picking":
      return { ...idle, dueAt: lateSince(placedAt, now, warehouse, random), pickingAt: ago(random.between(3, 20)) };
    case "late":
      return { ...idle, dueAt: lateSince(placedAt, now, warehouse, random) };
    case "picked": {
      const pickedAt = ago(random.between(1, 18));
      return { ...idle, pickedAt, pickingAt: Math.max(placedAt, pickedAt - random.between(240, 720) * 1000) };
    }
    case "packed": {
      const packedAt = ago(random.between(4, 75));
      const pickedAt = Math.max(placedAt, packedAt - random.between(180, 600) * 1000);
      return {
        ...idle,
        handedOverAt: dueAt + random.between(5, 40) * minuteMs,
        packedAt,
        pickedAt,
        pickingAt: Math.max(placedAt, pickedAt - random.between(240, 720) * 1000),
      };
    }
    case "partly_shipped":
    case "out_for_delivery":
    case "failed_attempt":
    case "waits_at_point":
    case "low_rating":
      return gone(placedAt, now, warehouse, random);
    default:
      return idle;
  }
}

/** Left the house at least half a day ago, or half way between order and now if it is younger. */
function gone(placedAt: number, now: number, warehouse: DemoWarehouse, random: Dice): FloorTimes {
  const usual = floorTimes(placedAt, warehouse, random);
  if (usual.handedOverAt < now - 12 * hourMs) return usual;
  const after = (share: number) => placedAt + Math.round((now - placedAt) * share);
  return { dueAt: after(0.55), pickingAt: after(0.3), pickedAt: after(0.34), packedAt: after(0.38), handedOverAt: after(0.5) };
}

/** The last cut-off that this order missed. */
function lateSince(placedAt: number, now: number, warehouse: DemoWarehouse, random: Dice): number {
  for (let back = 0; back < 6; back += 1) {
    const cutOff = nextCutOff(now - back * dayMs, warehouse) - dayMs;
    if (cutOff < now - hourMs && cutOff > placedAt + hourMs) return cutOff;
  }
  return now - random.between(2, 20) * hourMs;
}

/** The scans of a parcel that is to be at a certain place now. */
export function stagedJourney(
  scene: Scene,
  floor: FloorTimes,
  carriage: Carriage,
  warehouse: DemoWarehouse,
  buyer: DemoBuyer,
  now: number,
  random: Dice,
): Journey {
  const { city } = warehouse.address;
  const there = buyer.address.city;
  // Nothing before the parcel has left.
  const ago = (minutes: number) => Math.max(now - minutes * minuteMs, floor.handedOverAt + Math.round((now - floor.handedOverAt) * 0.8));
  const event = (status: PlannedEvent["status"], time: number, location: string, note: string | null = null): PlannedEvent => ({
    status,
    occurredAt: new Date(Math.floor(time / 1000) * 1000),
    location,
    note,
  });
  const events = [event("pre_transit", floor.packedAt, city), event("in_transit", floor.handedOverAt, city)];
  if (carriage.carrier === "simulated") events.push(event("in_transit", floor.handedOverAt + (now - floor.handedOverAt) * 0.6, there));
  let deliveredAt: number | null = null;
  let storedUntil: Date | null = null;
  if (scene.kind === "waits_at_point") {
    const readyAt = ago(random.between(60, 600));
    events.push(event("ready_for_pickup", readyAt, there));
    storedUntil = new Date(readyAt + 7 * dayMs);
  } else if (scene.kind === "failed_attempt") {
    const failedAt = ago(random.between(15, 120));
    events.push(event("out_for_delivery", floor.handedOverAt + (failedAt - floor.handedOverAt) * 0.8, there));
    events.push(event("failed_attempt", failedAt, there, random.pick(failedAttemptNotes)));
  } else if (scene.kind === "low_rating") {
    deliveredAt = ago(random.between(90, 200));
    events.push(
      event("out_for_delivery", floor.handedOverAt + (deliveredAt - floor.handedOverAt) * 0.8, there),
      event("delivered", deliveredAt, there),
    );
  } else {
    events.push(event("out_for_delivery", ago(random.between(15, 170)), there));
  }
  const expectedAt = new Date(now + random.between(2, 7) * hourMs);
  return { events, expectedAt, storedUntil, deliveredAt, returnedAt: null, handedOverAt: floor.handedOverAt };
}
