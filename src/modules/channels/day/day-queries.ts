import { and, asc, eq, inArray, isNotNull, or, type SQL, sql } from "drizzle-orm";
import { dayOf, startOfDay } from "@/lib/dates";
import type { Reason } from "@/lib/reason";
import { fulfilmentLines, fulfilments, orderLines, orders } from "@/modules/orders/tables";
import { holdsTheParcel, shipments } from "@/modules/shipments/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { notFound } from "@/platform/refusal";
import { marketplaceOf } from "../marketplaces/registry";
import type { ChannelStep } from "../marketplaces/telling";
import { channelTellings } from "../steps-out/tables";
import { channelOrders, channels, connections } from "../tables";
import { type DayStep, type Deadline, dayStepOf, deadlineOf, type Stop, stopOf } from "./deadline";
import type { ChannelDay } from "./inputs";
import { dropOffParcels } from "./tables";

const most = 500;
const day = 24 * 60 * 60_000;

export type DayRow = {
  fulfilmentId: string;
  number: string;
  orderId: string;
  orderNumber: string;
  externalId: string;
  shipBy: Date | null;
  deadline: Deadline;
  step: DayStep | null;
  stop: Stop | null;
  held: boolean;
  shipmentId: string | null;
  hasSticker: boolean;
  dropOffId: string | null;
  units: number;
  goods: { name: string; quantity: number }[];
  refusals: { step: ChannelStep; reason: Reason }[];
};
export type DayBoard = {
  connection: { code: string; kind: string; name: string; givesPaper: boolean };
  warehouse: { code: string; name: string };
  rows: DayRow[];
};

/** The connections whose parcels go with the channel's own carrier, by name. */
export async function dayConnections(
  ctx: Context,
): Promise<{ id: string; code: string; kind: string; name: string; givesPaper: boolean }[]> {
  const rows = await ctx.db
    .select({ id: connections.id, code: connections.code, kind: connections.kind, name: channels.name })
    .from(connections)
    .innerJoin(channels, and(eq(channels.organizationId, connections.organizationId), eq(channels.id, connections.channelId)))
    .where(and(eq(connections.organizationId, ctx.actor.organizationId), eq(connections.active, true)))
    .orderBy(asc(channels.name), asc(connections.code))
    .limit(500);
  return rows.flatMap((row) => {
    const marketplace = marketplaceOf(row.kind);
    if (!marketplace?.abilities.labels) return [];
    return [{ ...row, givesPaper: Boolean(marketplace.stepsOut?.handOverDocument) }];
  });
}

/**
 * The day of the parcels that marketplaces carry: what is still to leave, what left today, what must be stopped or comes back; one board
 * for each warehouse and connection. Refuses a connection or warehouse that is not there.
 */
export async function channelDay(ctx: Context, { connection, warehouse }: ChannelDay): Promise<{ boards: DayBoard[]; more: boolean }> {
  const all = await dayConnections(ctx);
  const wanted = connection === undefined ? all : all.filter(({ code }) => code === connection);
  if (connection !== undefined && wanted.length === 0) throw notFound("connection");
  const places = await placesOf(ctx, warehouse);
  if (wanted.length === 0 || places.length === 0) return { boards: [], more: false };
  const found = await workOf(
    ctx,
    wanted.map(({ id }) => id),
    places,
  );
  const shown = found.slice(0, most);
  const rows = await withDetails(ctx, shown);
  const boards = wanted.flatMap((one) =>
    places.flatMap((place) => {
      const own = rows.filter((row) => row.connectionId === one.id && row.warehouseId === place.id);
      const { id: _, ...named } = one;
      return own.length > 0
        ? [{ connection: named, warehouse: { code: place.code, name: place.name }, rows: own.map(({ row }) => row) }]
        : [];
    }),
  );
  return { boards, more: found.length > most };
}

type Place = { id: string; code: string; name: string; timezone: string };

async function placesOf(ctx: Context, warehouse: string | undefined): Promise<Place[]> {
  const { organizationId, warehouseIds } = ctx.actor;
  const places = await ctx.db
    .select({ id: warehouses.id, code: warehouses.code, name: warehouses.name, timezone: warehouses.timezone })
    .from(warehouses)
    .where(
      and(
        eq(warehouses.organizationId, organizationId),
        warehouseIds ? inArray(warehouses.id, [...warehouseIds]) : undefined,
        warehouse === undefined ? undefined : eq(warehouses.code, warehouse),
      ),
    )
    .orderBy(asc(warehouses.name));
  if (warehouse !== undefined && places.length === 0) throw notFound("warehouse");
  return places;
}

type Found = Awaited<ReturnType<typeof workOf>>[number];

/** Work that the day is about. The order that the channel knows is the order itself or the one that it was split off from. */
async function workOf(ctx: Context, connectionIds: readonly string[], places: readonly Place[]) {
  const { organizationId } = ctx.actor;
  const now = ctx.now();
  const here = inArray(
    fulfilments.warehouseId,
    places.map(({ id }) => id),
  );
  // The earliest beginning of today among the warehouses.
  const today = new Date(Math.min(...places.map(({ timezone }) => startOfDay(dayOf(now, timezone), timezone).getTime())));
  const lastWeek = new Date(now.getTime() - 7 * day);
  const calledOff = sql<boolean>`coalesce(${channelOrders.known}->>'state' in ('cancelled', 'refunded'), false)`;
  // A return that the channel has announced and that is not here yet.
  const announced = sql`${channelOrders.known} @? '$.returns[*] ? (@.isOpen == true)'`;
  const aSeason = new Date(now.getTime() - 90 * day);
  const comesBack = sql<boolean>`(coalesce(${announced}, false) or coalesce(${shipments.status} = 'return_to_sender' or (${shipments.status} = 'returned' and ${shipments.statusAt} >= ${today.toISOString()}::timestamptz), false))`;
  const some = (where: SQL): SQL =>
    sql`${fulfilments.id} in (select f.id from fulfilments f where f.organization_id = ${organizationId} and ${where})`;
  const warehouseIn = sql`f.warehouse_id in (${sql.join(
    places.map(({ id }) => sql`${id}::uuid`),
    sql`, `,
  )})`;
  return ctx.db
    .select({
      fulfilment: fulfilments,
      orderNumber: orders.number,
      shipBy: sql<Date | null>`coalesce(${orders.shipBy}, ${fulfilments.dueAt})`.mapWith(fulfilments.dueAt),
      openHolds: orders.openHolds,
      connectionId: channelOrders.connectionId,
      externalId: channelOrders.externalId,
      calledOff,
      comesBack,
      shipmentId: shipments.id,
      hasSticker: sql<boolean>`${shipments.label} is not null`,
      dropOffId: dropOffParcels.dropOffId,
    })
    .from(fulfilments)
    .innerJoin(orders, and(eq(orders.organizationId, fulfilments.organizationId), eq(orders.id, fulfilments.orderId)))
    .innerJoin(
      channelOrders,
      and(
        eq(channelOrders.organizationId, orders.organizationId),
        sql`${channelOrders.orderId} in (${orders.id}, ${orders.parentId})`,
        inArray(channelOrders.connectionId, [...connectionIds]),
      ),
    )
    .leftJoin(
      shipments,
      and(eq(shipments.organizationId, fulfilments.organizationId), eq(shipments.fulfilmentId, fulfilments.id), holdsTheParcel),
    )
    .leftJoin(
      dropOffParcels,
      and(eq(dropOffParcels.organizationId, fulfilments.organizationId), eq(dropOffParcels.fulfilmentId, fulfilments.id)),
    )
    .where(
      and(
        eq(fulfilments.organizationId, organizationId),
        here,
        eq(orders.shippingMethod, "marketplace"),
        eq(orders.fulfilledBy, "us"),
        or(
          some(sql`${warehouseIn} and f.status in ('planned', 'picking', 'picked', 'packed')`),
          some(sql`${warehouseIn} and f.handed_over_at >= ${today.toISOString()}::timestamptz`),
          sql`(${some(sql`${warehouseIn} and f.handed_over_at >= ${lastWeek.toISOString()}::timestamptz`)} and ${calledOff})`,
          sql`(${some(sql`${warehouseIn} and f.handed_over_at >= ${aSeason.toISOString()}::timestamptz`)} and ${announced})`,
          sql`(${some(sql`f.id in (select p.fulfilment_id from put_backs p where p.organization_id = ${organizationId} and p.done_at is null)`)} and ${isNotNull(fulfilments.packedAt)})`,
          sql`(${some(
            sql`f.id in (select s.fulfilment_id from shipments s where s.organization_id = ${organizationId} and s.status in ('return_to_sender', 'returned'))`,
          )} and ${comesBack})`,
        ),
      ),
    )
    .orderBy(sql`coalesce(${orders.shipBy}, ${fulfilments.dueAt}) nulls last`, asc(fulfilments.id))
    .limit(most + 1)
    .then((rows) => rows.map((row) => ({ ...row, place: places.find(({ id }) => id === row.fulfilment.warehouseId) })));
}

async function withDetails(ctx: Context, found: readonly Found[]) {
  if (found.length === 0) return [];
  const ids = found.map(({ fulfilment }) => fulfilment.id);
  const [goods, tellings] = [await goodsOf(ctx, ids), await tellingsOf(ctx, found)];
  const now = ctx.now();
  return found.flatMap(({ fulfilment, place, orderNumber, shipBy, openHolds, connectionId, externalId, ...rest }) => {
    const { id, number, orderId, status, warehouseId } = fulfilment;
    const own = tellings.filter((one) => one.about === id || one.about === orderId);
    const told = own.some((one) => one.step === "packed" && one.state === "told");
    const stop = stopOf({ ...fulfilment, calledOff: rest.calledOff, comesBack: rest.comesBack });
    const step = dayStepOf({ status, told, hasSticker: rest.hasSticker });
    // Dealt with: the goods of a cancelled parcel are on their shelf again.
    if (!stop && !step) return [];
    const its = goods.filter((one) => one.fulfilmentId === id);
    const row: DayRow = {
      fulfilmentId: id,
      number,
      orderId,
      orderNumber,
      externalId,
      shipBy,
      deadline: deadlineOf(shipBy, now, place?.timezone ?? "UTC"),
      step,
      stop,
      held: openHolds.length > 0,
      shipmentId: rest.shipmentId,
      hasSticker: rest.hasSticker,
      dropOffId: rest.dropOffId,
      units: its.reduce((sum, one) => sum + one.quantity, 0),
      goods: its.map(({ name, quantity }) => ({ name, quantity })),
      refusals: own.flatMap(({ state, step, reason }) => (state === "refused" && reason ? [{ step, reason }] : [])),
    };
    return [{ connectionId, warehouseId, row }];
  });
}

function goodsOf(ctx: Context, ids: readonly string[]) {
  return ctx.db
    .select({ fulfilmentId: fulfilmentLines.fulfilmentId, name: orderLines.name, quantity: fulfilmentLines.quantity })
    .from(fulfilmentLines)
    .innerJoin(
      orderLines,
      and(eq(orderLines.organizationId, fulfilmentLines.organizationId), eq(orderLines.id, fulfilmentLines.orderLineId)),
    )
    .where(
      and(
        eq(fulfilmentLines.organizationId, ctx.actor.organizationId),
        inArray(fulfilmentLines.fulfilmentId, [...ids]),
        sql`${fulfilmentLines.quantity} > 0`,
      ),
    )
    .orderBy(asc(orderLines.position));
}

function tellingsOf(ctx: Context, found: readonly Found[]) {
  const abouts = [...new Set(found.flatMap(({ fulfilment }) => [fulfilment.id, fulfilment.orderId]))];
  return ctx.db
    .select({
      about: channelTellings.about,
      step: channelTellings.step,
      state: channelTellings.state,
      reason: channelTellings.reason,
    })
    .from(channelTellings)
    .where(
      and(
        eq(channelTellings.organizationId, ctx.actor.organizationId),
        inArray(channelTellings.connectionId, [...new Set(found.map(({ connectionId }) => connectionId))]),
        inArray(channelTellings.about, abouts),
      ),
    );
}
