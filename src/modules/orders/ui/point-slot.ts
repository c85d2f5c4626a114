import type { ReactNode } from "react";

/** A point where the buyer collects, with its address, which is where the order goes. */
export type ChosenPoint = {
  /** The code of the carrier's account. */
  carrier: string;
  code: string;
  name: string;
  country: string;
  region: string | null;
  city: string;
  postalCode: string | null;
  line1: string;
  latitude: number | null;
  longitude: number | null;
};

export type PointWish = {
  /** `name` and `line1` where they are known: an order that was placed names the code only. */
  chosen: (Pick<ChosenPoint, "carrier" | "code"> & Partial<Pick<ChosenPoint, "name" | "city" | "line1">>) | null;
  near: { country: string; region: string; city: string; postalCode: string };
  onChoose: (point: ChosenPoint) => void;
};

/** What chooses a point: carriers know theirs, orders do not. Null where no carrier has any. */
export type PointSlot = ((wish: PointWish) => ReactNode) | null;

/** Of a point as a carrier's list tells it, what an order keeps. */
export function pointOf({ carrier, code, name, country, region, city, postalCode, line1, latitude, longitude }: ChosenPoint): ChosenPoint {
  return { carrier, code, name, country, region, city, postalCode, line1, latitude, longitude };
}
