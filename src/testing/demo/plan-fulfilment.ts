import type { DemoBuyer } from "./buyers";
import type { DemoWarehouse } from "./places-warehouses";
import { dayMs } from "./plan-calendar";
import { costMinor, kilometres, parcelsFor } from "./plan-carriage";
import type { Dice } from "./plan-dice";
import { stagedFloor, stagedJourney } from "./plan-floor";
import { type Carriage, type Fate, type FloorTimes, floorTimes, type Journey, journey, trackingNumberOf } from "./plan-journey";
import type { PlannedFulfilment, PlannedFulfilmentLine } from "./plan-order";
import type { Scene } from "./plan-script";

export type Work = {
  warehouse: DemoWarehouse;
  buyer: DemoBuyer;
  carriage: Carriage;
  lines: Pick<PlannedFulfilmentLine, "line" | "sku" | "quantity">[];
  placedAt: number;
  /** When money or permission let the work begin. */
  releasedAt: number;
  cancelledAt: number | null;
  scene: Scene | null;
  fate: Fate;
  overTheCounter: boolean;
  now: number;
};

const onTheWay = new Set(["out_for_delivery", "failed_attempt", "waits_at_point", "low_rating", "partly_shipped"]);

/** One warehouse's work on an order, told as far as it has come. */
export function fulfilmentOf(work: Work, random: Dice): PlannedFulfilment {
  const { warehouse, buyer, carriage, now } = work;
  const floor = floorOf(work, random);
  const way = wayOf(work, floor, random);
  const happened = (time: number | null) => (work.cancelledAt === null && time !== null && time <= now ? new Date(time) : null);
  const [pickingAt, pickedAt, packedAt] = [happened(floor.pickingAt), happened(floor.pickedAt), happened(floor.packedAt)];
  const handedOverAt = packedAt && happened(way.handedOverAt);
  const deliveredAt = handedOverAt && happened(way.deliveredAt);
  const returnedAt = handedOverAt && happened(way.returnedAt);
  const cancelledAt = work.cancelledAt === null ? null : new Date(work.cancelledAt);
  const km = kilometres(warehouse, buyer);
  const parcels = packedAt ? parcelsFor(work.lines) : [];
  const events = way.events.filter(({ occurredAt }) => occurredAt.getTime() <= now);

  return {
    warehouse: warehouse.code,
    status: cancelledAt
      ? "cancelled"
      : returnedAt
        ? "returned_to_sender"
        : deliveredAt
          ? "delivered"
          : handedOverAt
            ? "handed_over"
            : packedAt
              ? "packed"
              : pickedAt
                ? "picked"
                : pickingAt
                  ? "picking"
                  : "planned",
    dueAt: new Date(floor.dueAt),
    distanceKm: km,
    lines: work.lines.map((line, i) => {
      // Whoever is at the shelf has taken the first half of the list.
      const inHand = pickingAt && i < work.lines.length / 2 && work.lines.length > 1 ? line.quantity : 0;
      return { ...line, picked: pickedAt ? line.quantity : inHand, packed: packedAt ? line.quantity : 0 };
    }),
    createdAt: new Date(work.placedAt + 1000),
    pickingAt,
    pickedAt,
    packedAt,
    handedOverAt,
    deliveredAt,
    cancelledAt,
    returnedAt,
    shipment: packedAt
      ? {
          carrier: carriage.carrier,
          service: carriage.service,
          trackingNumber: trackingNumberOf(carriage.carrier, random),
          status: events.at(-1)?.status ?? "pre_transit",
          priceMinor: costMinor(carriage, km, parcels),
          bookedAt: new Date(packedAt.getTime() + 2000),
          expectedAt: way.expectedAt,
          storedUntil: way.storedUntil && way.storedUntil.getTime() - 7 * dayMs <= now ? way.storedUntil : null,
          parcels,
          events,
        }
      : null,
  };
}

function floorOf({ scene, placedAt, releasedAt, now, warehouse, overTheCounter }: Work, random: Dice): FloorTimes {
  if (scene) return stagedFloor(scene, placedAt, now, warehouse, random);
  if (!overTheCounter) return floorTimes(releasedAt, warehouse, random);
  const packedAt = placedAt + random.between(60, 240) * 1000;
  return { dueAt: packedAt, pickingAt: placedAt + 10_000, pickedAt: packedAt - 20_000, packedAt, handedOverAt: packedAt };
}

function wayOf({ scene, carriage, warehouse, buyer, now, fate, overTheCounter }: Work, floor: FloorTimes, random: Dice): Journey {
  if (scene && onTheWay.has(scene.kind)) return stagedJourney(scene, floor, carriage, warehouse, buyer, now, random);
  const way = journey(floor, carriage, warehouse, buyer, fate, random);
  if (!overTheCounter) return way;
  const events = way.events.map((event) => ({
    ...event,
    occurredAt: new Date(floor.packedAt + (event.status === "delivered" ? 20_000 : 0)),
  }));
  return { ...way, events, storedUntil: null, handedOverAt: floor.packedAt + 20_000, deliveredAt: floor.packedAt + 20_000 };
}
