import { withCheckDigit } from "@/lib/check-digit";
import { distanceKm } from "@/lib/geo";
import type { TrackingStatus } from "@/modules/shipments/tracking";
import type { DemoBuyer } from "./buyers";
import type { DemoWarehouse } from "./places-warehouses";
import { dayMs, hourMs, localMidnight, minuteMs, offsetAt, weekday } from "./plan-calendar";
import type { Dice } from "./plan-dice";
import type { PlannedEvent } from "./plan-order";
import { failedAttemptNotes } from "./plan-texts";

/** When the floor works on an order and when it leaves the house. */
export type FloorTimes = { dueAt: number; pickingAt: number; pickedAt: number; packedAt: number; handedOverAt: number };

const opensAt = 9 * hourMs;
const cutOffMs = ({ cutOff }: DemoWarehouse) => Number(cutOff.slice(0, 2)) * hourMs + Number(cutOff.slice(3)) * minuteMs;

/** The next cut-off of a warehouse that leaves an hour to work; it is closed on Sundays. */
export function nextCutOff(from: number, warehouse: DemoWarehouse, marginMs = hourMs): number {
  let midnight = localMidnight(from, warehouse.offsetMinutes);
  while (weekday(midnight + hourMs, warehouse.offsetMinutes) === 0 || midnight + cutOffMs(warehouse) - marginMs < from) midnight += dayMs;
  return midnight + cutOffMs(warehouse);
}

/** An ordinary day on the floor. */
export function floorTimes(releasedAt: number, warehouse: DemoWarehouse, random: Dice): FloorTimes {
  const dueAt = nextCutOff(releasedAt, warehouse);
  const midnight = dueAt - cutOffMs(warehouse);
  const earliest = Math.max(releasedAt + random.between(4, 20) * minuteMs, midnight + opensAt);
  const latest = Math.max(earliest, dueAt - 35 * minuteMs);
  const pickingAt = Math.round(earliest + (latest - earliest) * random.next() ** 2);
  const pickedAt = pickingAt + random.between(180, 960) * 1000;
  const packedAt = pickedAt + random.between(150, 780) * 1000;
  // The van comes some minutes before the cut-off; on one day in ten it is late.
  const minutes = random.between(5, 50);
  const vanAt = minutes > 45 ? dueAt + minutes * minuteMs : dueAt - Math.round(minutes / 3) * minuteMs;
  return { dueAt, pickingAt, pickedAt, packedAt, handedOverAt: Math.max(packedAt + 5 * minuteMs, vanAt) };
}

export type Carriage = { carrier: "own_courier" | "pickup" | "simulated"; service: "courier" | "point" | "pickup" };
export type Fate = "deliver" | "second_attempt" | "return";
export type Journey = {
  events: PlannedEvent[];
  expectedAt: Date;
  storedUntil: Date | null;
  deliveredAt: number | null;
  returnedAt: number | null;
  handedOverAt: number;
};

/** Where the parcel was scanned, from the label to the buyer's hands. */
export function journey(
  floor: FloorTimes,
  carriage: Carriage,
  warehouse: DemoWarehouse,
  buyer: DemoBuyer,
  fate: Fate,
  random: Dice,
): Journey {
  const events: PlannedEvent[] = [];
  const tell = (status: TrackingStatus, time: number, location: string, note: string | null = null) =>
    events.push({ status, occurredAt: new Date(Math.floor(time / 1000) * 1000), location, note });
  const { city, offsetMinutes, latitude, longitude } = { ...warehouse.address, ...warehouse };
  const { address } = buyer;

  if (carriage.carrier === "pickup") {
    tell("ready_for_pickup", floor.packedAt, `${city}, ${warehouse.address.line1}`);
    const collectedAt = waking(floor.packedAt + random.between(2, 60) * hourMs, offsetMinutes, random);
    tell("delivered", collectedAt, city);
    return {
      events,
      expectedAt: new Date(floor.packedAt),
      storedUntil: new Date(floor.packedAt + 7 * dayMs),
      deliveredAt: collectedAt,
      returnedAt: null,
      handedOverAt: collectedAt,
    };
  }

  tell("pre_transit", floor.packedAt, city);
  tell("in_transit", floor.handedOverAt, city);
  const km = distanceKm({ latitude, longitude }, address);
  const there = offsetAt(address.longitude);
  const days = carriage.carrier === "own_courier" ? 0 : Math.ceil(km / 750) + random.between(0, 1);
  const arrival = localMidnight(floor.handedOverAt + days * dayMs, there) + dayMs + random.between(5 * 60, 8 * 60) * minuteMs;
  if (days > 0) tell("in_transit", arrival - random.between(1, 2) * hourMs, address.city);
  const expectedAt = new Date(localMidnight(arrival, there) + 18 * hourMs);
  const back = (from: number): Journey => {
    const returnedAt = from + (days + 2) * dayMs;
    tell("return_to_sender", from, address.city);
    tell("returned", returnedAt, city);
    return { events, expectedAt, storedUntil, deliveredAt: null, returnedAt, handedOverAt: floor.handedOverAt };
  };

  let storedUntil: Date | null = null;
  if (carriage.service === "point") {
    const readyAt = arrival + random.between(2, 6) * hourMs;
    storedUntil = new Date(readyAt + 7 * dayMs);
    tell("ready_for_pickup", readyAt, address.city);
    if (fate === "return") return back(readyAt + 7 * dayMs + 3 * hourMs);
    const collectedAt = waking(readyAt + random.between(2, 76) * hourMs, there, random);
    tell("delivered", collectedAt, address.city);
    return { events, expectedAt, storedUntil, deliveredAt: collectedAt, returnedAt: null, handedOverAt: floor.handedOverAt };
  }

  let outAt = arrival + random.between(60, 150) * minuteMs;
  const tries = fate === "deliver" ? 0 : fate === "second_attempt" ? 1 : 2;
  for (let i = 0; i < tries; i += 1) {
    tell("out_for_delivery", outAt, address.city);
    tell("failed_attempt", outAt + random.between(3, 8) * hourMs, address.city, random.pick(failedAttemptNotes));
    outAt += dayMs;
  }
  if (fate === "return") return back(outAt + 2 * hourMs);
  tell("out_for_delivery", outAt, address.city);
  const deliveredAt = outAt + random.between(90, 520) * minuteMs;
  tell("delivered", deliveredAt, address.city);
  return { events, expectedAt, storedUntil, deliveredAt, returnedAt: null, handedOverAt: floor.handedOverAt };
}

/** People fetch parcels between ten and nine. */
function waking(time: number, offsetMinutes: number, random: Dice): number {
  const midnight = localMidnight(time, offsetMinutes);
  const hour = (time - midnight) / hourMs;
  if (hour < 10) return midnight + 10 * hourMs + random.between(0, 240) * minuteMs;
  return hour > 21 ? midnight + dayMs + 10 * hourMs + random.between(0, 240) * minuteMs : time;
}

const prefixes = { own_courier: "DRG", pickup: "PKP", simulated: "SIM" } as const;

/** A number of the form that the carrier gives. */
export const trackingNumberOf = (carrier: Carriage["carrier"], random: Dice) =>
  prefixes[carrier] +
  withCheckDigit(String(Math.floor(random.next() * 1e7)).padStart(7, "0") + String(Math.floor(random.next() * 1e6)).padStart(6, "0"));
