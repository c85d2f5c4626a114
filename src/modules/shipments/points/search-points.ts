import { and, asc, eq, lt, or, sql } from "drizzle-orm";
import { fold } from "@/lib/places/fold";
import { locate } from "@/lib/places/locate";
import { reason } from "@/lib/reason";
import { storable } from "@/lib/text-input";
import type { Context } from "@/platform/context";
import type { Db } from "@/platform/db";
import { log } from "@/platform/log";
import { notFound, Refusal } from "@/platform/refusal";
import type { CollectionPoint, PointSearch } from "../carriers/abilities";
import { inTime } from "../carriers/in-time";
import { CarrierUnavailable } from "../carriers/port";
import type { OpenedCarrier } from "../carriers/registry";
import { SearchPoints } from "../inputs";
import { type CarrierRow, openRow, type RowOpener } from "../load-accounts";
import { carriers } from "../tables";
import { type FoundPoint, listPoints } from "./point-list";
import { collectionPoints } from "./tables";

export type PointsFound = {
  /** The account's code: what an order's pickup point names. */
  carrier: string;
  items: FoundPoint[];
  /** How many fit beyond those that are told. */
  more: number;
  askedAt: Date;
  /** The carrier could not be asked now: this is what it said before. */
  isOld: boolean;
};

const freshMs = 24 * 60 * 60_000;
const forgottenMs = 90 * 24 * 60 * 60_000;

/**
 * Where a buyer may collect from a carrier near a place: the nearest first, only those that take the parcel. Each place is asked for
 * once a day; while the carrier is away its last list serves, however old.
 */
export async function searchPoints(ctx: Context, input: SearchPoints, open: RowOpener = openRow): Promise<PointsFound> {
  const { carrier: code, limit, weightGrams, lengthMm, widthMm, heightMm, q, ...place } = SearchPoints.parse(input);
  const search = placeOf(place);
  const row = await accountOf(ctx, code);
  const { points, askedAt, isOld } = await pointsNear(ctx, row, search, open);
  const found = listPoints(points, { weightGrams, lengthMm, widthMm, heightMm, q }, await centreOf(search));
  return { carrier: row.code, items: found.slice(0, limit), more: Math.max(0, found.length - limit), askedAt, isOld };
}

type Asked = { country: string; region?: string; city?: string; postalCode?: string; latitude?: number; longitude?: number };

function placeOf({ country, region, city, postalCode, latitude, longitude }: Asked): PointSearch {
  const isPoint = latitude !== undefined && longitude !== undefined;
  if (!city?.trim() && !postalCode?.trim() && !isPoint) {
    throw new Refusal("invalid", reason("carrier.no_place"), { errors: [{ path: "city", message: "carrier.no_place" }] });
  }
  return {
    country: country.toUpperCase(),
    region: region || null,
    city: city || null,
    postalCode: postalCode || null,
    latitude: isPoint ? (latitude ?? null) : null,
    longitude: isPoint ? (longitude ?? null) : null,
  };
}

/** By its code, or the first active one of a kind: channels and buyers say "cdek", whatever the account is called. */
async function accountOf(ctx: Context, code: string): Promise<CarrierRow> {
  const own = eq(carriers.organizationId, ctx.actor.organizationId);
  const rows = await ctx.db
    .select()
    .from(carriers)
    .where(and(own, or(eq(carriers.code, code), and(eq(carriers.kind, code), carriers.active))))
    .orderBy(sql`${carriers.code} = ${code} desc`, asc(carriers.code))
    .limit(1);
  const [row] = rows;
  if (!row) throw notFound("carrier");
  return row;
}

type Near = { points: CollectionPoint[]; askedAt: Date; isOld: boolean };

async function pointsNear(ctx: Context, row: CarrierRow, search: PointSearch, open: RowOpener): Promise<Near> {
  const place = spelled(search);
  const [kept] = await ctx.db
    .select({ points: collectionPoints.points, askedAt: collectionPoints.askedAt })
    .from(collectionPoints)
    .where(
      and(
        eq(collectionPoints.organizationId, row.organizationId),
        eq(collectionPoints.carrierId, row.id),
        eq(collectionPoints.place, place),
      ),
    );
  const now = ctx.now();
  if (kept && now.getTime() - kept.askedAt.getTime() < freshMs) return { ...kept, isOld: false };
  const opened = open(row);
  if ("reason" in opened) {
    if (kept) return { ...kept, isOld: true };
    throw new Refusal("conflict", opened.reason);
  }
  if (!opened.carrier.points) throw new Refusal("conflict", reason("carrier.no_points", { carrier: row.name }));
  const points = await ask(opened, search, row);
  if (!points) {
    if (kept) return { ...kept, isOld: true };
    throw new Refusal("unavailable", reason("carrier.unavailable", { carrier: row.name }));
  }
  const { organizationId, id: carrierId } = row;
  await ctx.db
    .insert(collectionPoints)
    .values({ organizationId, carrierId, place, points, askedAt: now })
    .onConflictDoUpdate({
      target: [collectionPoints.organizationId, collectionPoints.carrierId, collectionPoints.place],
      set: { points, askedAt: now },
    });
  return { points, askedAt: now, isOld: false };
}

/** Null when the carrier gives no usable answer. */
async function ask({ carrier, account }: OpenedCarrier, search: PointSearch, { code }: CarrierRow): Promise<CollectionPoint[] | null> {
  try {
    return (await inTime(carrier.points?.(search, account) ?? Promise.resolve([]))).map(kept);
  } catch (error) {
    if (!(error instanceof CarrierUnavailable)) log().error({ err: error, carrier: code }, "a carrier's points could not be read");
    return null;
  }
}

/** As a database keeps it, and no longer than a screen shows it. */
function kept(point: CollectionPoint): CollectionPoint {
  const bounded = Object.entries(point).map(([name, value]) => [name, typeof value === "string" ? storable(value).slice(0, 500) : value]);
  return Object.fromEntries(bounded) as CollectionPoint;
}

/** One spelling for one place: a city with its region, else its postal code, else a point of the map to a kilometre. */
function spelled({ country, region, city, postalCode, latitude, longitude }: PointSearch): string {
  const part = (text: string | null) => fold(text ?? "").slice(0, 100);
  // Towns of one name are told apart by their region, or by the beginning of their postal code.
  if (city) return [country, part(city), part(region) || part(postalCode).slice(0, 3)].join("|");
  if (postalCode) return [country, "", part(postalCode)].join("|");
  return [country, latitude?.toFixed(2) ?? "", longitude?.toFixed(2) ?? ""].join("|");
}

/** What distances count from: the point that was given, or the town's middle; of a whole region nobody knows. */
async function centreOf({ latitude, longitude, ...address }: PointSearch) {
  if (latitude !== null && longitude !== null) return { latitude, longitude };
  const found = await locate(address);
  return found?.precision === "city" ? found : null;
}

/** Drops lists that nobody has asked for in months. */
export async function forgetPoints({ db, now }: { db: Db; now: () => Date }): Promise<void> {
  await db.delete(collectionPoints).where(lt(collectionPoints.askedAt, new Date(now().getTime() - forgottenMs)));
}
