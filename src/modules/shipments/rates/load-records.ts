import { sql } from "drizzle-orm";
import { orders } from "@/modules/orders/tables";
import { organizations } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import { processWide } from "@/platform/process";
import { areaOf } from "../area";
import type { Place } from "../carriers/port";
import { isReliable, type Records } from "../rate-strategies";
import { shipments } from "../tables";

/** What the parcels of the last ninety days came to, by carrier and region. */

type Row = {
  carrier: string;
  region: string | null;
  city: string | null;
  postalCode: string | null;
  days: number | null;
  parcels: number;
  onTime: number;
};
type Past = { carrier: string; area: string; days: number | null; parcels: number; onTime: number };

const countedDays = 90;
const freshMs = 10 * 60_000;
const mostOrganizations = 200;

/** Each carrier's share of parcels to the region of a place that came by the day on which they were expected. */
export async function onTimeTo(ctx: Context, place: Pick<Place, "region" | "city" | "postalCode">): Promise<Records> {
  const area = areaOf(place);
  const sums = new Map<string, { parcels: number; onTime: number }>();
  for (const row of await recordsOf(ctx)) {
    if (row.area !== area) continue;
    const sum = sums.get(row.carrier) ?? { parcels: 0, onTime: 0 };
    sums.set(row.carrier, { parcels: sum.parcels + row.parcels, onTime: sum.onTime + row.onTime });
  }
  return sums;
}

/** Within how many days nine of ten parcels to the region of a place arrived, whoever carried them; null while too few did. */
export async function usualDaysTo(ctx: Context, place: Pick<Place, "region" | "city" | "postalCode">): Promise<number | null> {
  const area = areaOf(place);
  const rows = (await recordsOf(ctx)).filter((row) => row.area === area && row.days !== null);
  const parcels = rows.reduce((sum, row) => sum + row.parcels, 0);
  if (!isReliable({ parcels, onTime: 0 })) return null;
  let left = Math.ceil(parcels * 0.9);
  for (const { days, parcels } of rows.toSorted((a, b) => (a.days ?? 0) - (b.days ?? 0))) {
    left -= parcels;
    if (left <= 0) return days;
  }
  return null;
}

type Kept = { at: number; rows: Past[] };

/** Counted at most once in ten minutes: a record of ninety days is no other by then. */
async function recordsOf(ctx: Context): Promise<readonly Past[]> {
  const memory = processWide("carrier-records", () => new Map<string, Kept>());
  const { organizationId } = ctx.actor;
  const now = ctx.now().getTime();
  const known = memory.get(organizationId);
  if (known && Math.abs(now - known.at) < freshMs) return known.rows;
  const rows = await countRecords(ctx);
  if (memory.size >= mostOrganizations) memory.clear();
  memory.set(organizationId, { at: now, rows });
  return rows;
}

async function countRecords(ctx: Context): Promise<Past[]> {
  const { organizationId } = ctx.actor;
  const since = new Date(ctx.now().getTime() - countedDays * 86_400_000);
  const day = (column: typeof shipments.deliveredAt | typeof shipments.expectedAt | typeof shipments.handedOverAt) =>
    sql`(${column} at time zone ${organizations.timezone})::date`;
  const { rows } = await ctx.db.execute<Row>(sql`
    select ${shipments.carrier} as carrier, ${orders.shippingAddress} ->> 'region' as region, ${orders.shippingAddress} ->> 'city' as city,
      left(${orders.shippingAddress} ->> 'postalCode', 6) as "postalCode", ${day(shipments.deliveredAt)} - ${day(shipments.handedOverAt)} as days,
      count(*)::int as parcels,
      (count(*) filter (where ${day(shipments.deliveredAt)} <= ${day(shipments.expectedAt)}))::int as "onTime"
    from ${shipments}
      join ${orders} on ${orders.organizationId} = ${shipments.organizationId} and ${orders.id} = ${shipments.orderId}
      join ${organizations} on ${organizations.id} = ${shipments.organizationId}
    where ${shipments.organizationId} = ${organizationId} and ${shipments.deliveredAt} is not null
      and ${shipments.deliveredAt} >= ${since.toISOString()}::timestamptz and ${shipments.expectedAt} is not null
    group by 1, 2, 3, 4, 5`);
  const sums = new Map<string, Past>();
  for (const { carrier, days, parcels, onTime, ...place } of rows) {
    const area = areaOf(place);
    const key = `${carrier} ${area} ${days}`;
    const sum = sums.get(key) ?? { carrier, area, days, parcels: 0, onTime: 0 };
    sums.set(key, { ...sum, parcels: sum.parcels + parcels, onTime: sum.onTime + onTime });
  }
  return [...sums.values()];
}
