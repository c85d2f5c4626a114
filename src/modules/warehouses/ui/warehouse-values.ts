import { z } from "zod";
import { type PutWarehouse, WarehouseCode } from "../inputs";
import type { Warehouse } from "../warehouse-queries";

const line = (most: number) => z.string().trim().max(most);
const degrees = (most: number) =>
  line(20)
    .regex(/^-?\d*([.,]\d+)?$/, "invalid")
    .refine((text) => text === "" || Math.abs(Number(text.replace(",", "."))) <= most, "invalid");

/** What the form holds: texts, as people type them. */
export const WarehouseValues = z
  .object({
    code: WarehouseCode,
    name: line(200).min(1),
    country: line(2).regex(/^[A-Z]{2}$/, "invalid"),
    region: line(200),
    city: line(200).min(1),
    postalCode: line(20),
    line1: line(500),
    latitude: degrees(90),
    longitude: degrees(180),
    priority: z.int().min(0).max(100_000),
    cutOff: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "invalid"),
    timezone: line(64).min(1),
    capacity: line(7).regex(/^([1-9]\d*)?$/, "invalid"),
    handlingDays: z.int().min(0).max(60),
    stockMaster: line(64).min(1),
    active: z.boolean(),
  })
  .refine(({ latitude, longitude }) => (latitude === "") === (longitude === ""), { path: ["longitude"], message: "required" });
export type WarehouseValues = z.infer<typeof WarehouseValues>;

export function valuesOf(warehouse: Warehouse): WarehouseValues {
  const { code, name, address, latitude, longitude, priority, cutOff, timezone, capacity, handlingDays, stockMaster, active } = warehouse;
  return {
    code,
    name,
    country: address?.country ?? "RU",
    region: address?.region ?? "",
    city: address?.city ?? "",
    postalCode: address?.postalCode ?? "",
    line1: address?.line1 ?? "",
    latitude: latitude?.toString() ?? "",
    longitude: longitude?.toString() ?? "",
    priority,
    cutOff,
    timezone,
    capacity: capacity?.toString() ?? "",
    handlingDays,
    stockMaster,
    active,
  };
}

export function newWarehouse(timezone: string): WarehouseValues {
  const empty = { code: "", name: "", region: "", city: "", postalCode: "", line1: "", latitude: "", longitude: "", capacity: "" };
  return { ...empty, country: "RU", priority: 100, cutOff: "15:00", timezone, handlingDays: 0, stockMaster: "dirigent", active: true };
}

/** The change that the values ask for. Coordinates that stand as they were are left to the server, which moves them with the address. */
export function toInput(values: WarehouseValues, before: Warehouse | null): PutWarehouse {
  const { name, country, region, city, postalCode, line1, priority, cutOff, timezone, capacity, handlingDays, stockMaster, active } =
    values;
  const unchanged =
    before !== null && values.latitude === (before.latitude?.toString() ?? "") && values.longitude === (before.longitude?.toString() ?? "");
  const degreesOf = (text: string) => (text === "" ? null : Number(text.replace(",", ".")));
  return {
    name,
    address: { country, region: region || null, city, postalCode: postalCode || null, line1: line1 || null },
    ...(unchanged ? {} : { latitude: degreesOf(values.latitude), longitude: degreesOf(values.longitude) }),
    priority,
    cutOff,
    timezone,
    capacity: capacity === "" ? null : Number(capacity),
    handlingDays,
    stockMaster,
    active,
    ...(before ? { version: before.version } : {}),
  };
}
