import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { organizations } from "@/modules/organizations/tables";
import { inRollback } from "@/testing/database";
import { aClock, aPackedParcel } from "@/testing/parcel-task";
import { advanceBooking } from "../../commands/advance-booking";
import { shipFulfilment } from "../../commands/ship-fulfilment";
import type { Opener } from "../../load-accounts";
import { readShipmentRow } from "../../lock-shipment";
import { listShipments } from "../../queries";
import { shipments } from "../../tables";
import { claim, made } from "./fixtures/answers";
import { aYandex } from "./fixtures/shop.fixture";
import { yandexDelivery } from "./index";

const neverOpens: Opener = async () => Promise.reject(new Error("the process dies here"));
const second = "ffffffffffffffffffffffffffffffff";

test(
  "a claim whose answer was lost is asked for under the same key; after it died the parcel gets a second one, confirmed once",
  inRollback(async (db) => {
    let isFirst = true;
    const shop = await aYandex(
      {
        "/claims/create": ({ path }) => {
          if (path.endsWith("-2")) return made("new", second);
          if (!isFirst) return made("estimating");
          isFirst = false;
          return "hang up";
        },
        "/claims/info": ({ path }) => claim(path.includes(second) ? "ready_for_approval" : "estimating_failed"),
        "/claims/accept": made("accepted", second),
      },
      { senderPoint: "Казань, ул. Баумана, 1" },
    );
    const clock = aClock();
    const { ctx, fulfilmentId } = await aPackedParcel(db, { now: clock.now });
    await db.update(organizations).set({ supportPhone: "+78430000000" }).where(eq(organizations.id, ctx.actor.organizationId));
    await shipFulfilment(ctx, { fulfilmentId }, neverOpens).catch(() => null);
    const shipmentId = (await listShipments(ctx, {})).items[0]?.id ?? "";
    const mine = and(eq(shipments.organizationId, ctx.actor.organizationId), eq(shipments.id, shipmentId));
    await db.update(shipments).set({ service: "express" }).where(mine);
    const open: Opener = async () => ({ carrier: yandexDelivery, account: shop.account }) as Awaited<ReturnType<Opener>>;

    expect(await advanceBooking(ctx, shipmentId, open)).toMatchObject({ booking: "calling", lastError: { code: "carrier.unavailable" } });
    // The second call meets the first claim, which could not be estimated: it goes on to the next key.
    expect(await advanceBooking(ctx, shipmentId, open)).toMatchObject({ booking: "accepted", carrierReference: second });
    clock.pass(31_000);
    expect(await advanceBooking(ctx, shipmentId, open)).toMatchObject({ booking: "booked", trackingNumber: second, priceMinor: 47_519 });
    expect(new TextDecoder().decode((await readShipmentRow(ctx, shipmentId)).label?.subarray(0, 5))).toBe("%PDF-");
    expect(shop.calls().filter((path) => path.startsWith("/claims/create"))).toEqual([
      `/claims/create?request_id=${shipmentId}`,
      `/claims/create?request_id=${shipmentId}`,
      `/claims/create?request_id=${shipmentId}-2`,
    ]);
    expect(shop.calls().filter((path) => path.startsWith("/claims/accept"))).toHaveLength(1);
  }),
);
