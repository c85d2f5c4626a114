import { and, eq, inArray, isNull, lt, or } from "drizzle-orm";
import { systemContext } from "@/platform/context";
import type { Db } from "@/platform/db";
import { unsettledBookings } from "../booking";
import { lookAgain } from "./claim-return-parcel";
import { returnParcels } from "./tables";

const stuckAfterMs = 2 * 60_000;

/** The net under the jobs: returns of all organizations whose booking should have moved by now are looked at again. */
export async function resumeReturnParcels({ db, now }: { db: Db; now: () => Date }): Promise<number> {
  const before = new Date(now().getTime() - stuckAfterMs);
  const rows = await db
    .select({ organizationId: returnParcels.organizationId, id: returnParcels.id })
    .from(returnParcels)
    .where(
      and(
        inArray(returnParcels.booking, [...unsettledBookings]),
        lt(returnParcels.requestedAt, before),
        or(lt(returnParcels.callingUntil, before), and(isNull(returnParcels.callingUntil), eq(returnParcels.attempts, 0))),
      ),
    )
    .limit(500);
  for (const { organizationId, id } of rows) await lookAgain(systemContext(db, organizationId), id, null);
  return rows.length;
}
