import { z } from "zod";
import { entry, list, readLeniently, record, text } from "@/lib/lenient";

/** The shapes of Boxberry's JSON API, in which a number may come as text, and a flag as "Yes", "1" or true. */

const number = z.preprocess(
  (value) => (typeof value === "string" && value.trim() !== "" ? Number(value.replace(",", ".")) : (value ?? undefined)),
  z.number().optional(),
);
const flags: Record<string, boolean> = { yes: true, "1": true, true: true, да: true, no: false, "0": false, false: false, нет: false };
const flag = z.preprocess(
  (value) => (typeof value === "object" ? undefined : flags[`${value}`.trim().toLowerCase()]),
  z.boolean().optional(),
);
/** An amount in roubles, kept as text so that no kopeck passes through a float. */
const roubles = text(40);

const Cost = entry({ TotalPrice: roubles, DeliveryTypeId: number, DeliveryPeriod: number });
export type Cost = z.infer<typeof Cost>;
/** The calculator of today (DeliveryCalculation). */
export const Calculation = record({ result: record({ DeliveryCosts: list(Cost) }) });
/** The calculator of before (DeliveryCosts), which knows one service at a time. */
export const OldCost = record({ price: roubles, delivery_period: number });

const City = entry({ Code: text(20), Name: text(200), Region: text(200), CourierDelivery: flag });
export type City = z.infer<typeof City>;
export const Cities = list(City);

const Point = entry({
  Code: text(20),
  Name: text(300),
  Address: text(500),
  AddressReduce: text(500),
  CityName: text(200),
  Area: text(200),
  Phone: text(100),
  WorkShedule: text(500),
  TripDescription: text(2000),
  GPS: text(60),
  CountryCode: text(10),
  Acquiring: flag,
  OnlyPrepaidOrders: flag,
  LoadLimit: number,
  Postamat: flag,
});
export type Point = z.infer<typeof Point>;
export const Points = list(Point);

/** One point with all that is known of it (PointsDescription). */
export const PointDescription = record({
  Name: text(300),
  CityCode: text(20),
  PrepaidOrdersOnly: flag,
  LoadLimit: number,
  VolumeLimit: number,
  Postamat: flag,
});
export type PointDescription = z.infer<typeof PointDescription>;

export const Created = record({ track: text(60), label: text(2000) });
export const Checked = record({ label: text(2000) });
/** All parcels made between two days (ParselStory): `imid` is our own number. */
export const Made = list(entry({ track: text(60), imid: text(100), date: text(40) }));

export const Act = record({ id: text(60), label: text(2000) });
/** All acts made between two days (ParselSendStory). */
export const Acts = list(entry({ track: text(100_000), label: text(2000) }));

const Status = entry({ Date: text(40), Name: text(300), Comment: text(500) });
/** The way of a parcel (ListStatusesFull); `PD` tells that the buyer took a part only. */
export const Way = record({ PD: flag, statuses: list(Status) });
export type Way = z.infer<typeof Way>;
export const ShortWay = list(Status);

/** What a body holds; null when it is of another shape altogether. */
export function read<T>(schema: z.ZodType<T>, body: unknown): T | null {
  if (typeof body !== "object" || body === null) return null;
  return readLeniently(schema, body)?.value ?? null;
}
