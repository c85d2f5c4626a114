import { sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { type LockedLevels, ledgerRows, ledgerStatements, type Movement } from "@/modules/inventory/levels";
import type { Context } from "@/platform/context";
import { executeKept } from "@/platform/db";
import { type Fact, outboxRows } from "@/platform/outbox/record";
import { rankOf } from "../priority";
import { besides } from "../queue-place";
import { searchText } from "../search-text";
import type { Facts } from "./facts";
import { holdData, type NumberedOrder, placedFacts } from "./placed-facts";

export type FinishedKey = { key: string; route: string; bodyHash: string; status: number; body: string };

/** What reserving a planned order does to the levels. */
function reservingMovements(order: Pick<NumberedOrder, "fulfilments">): Movement[] {
  const sums = new Map<string, Movement>();
  for (const fulfilment of order.fulfilments) {
    for (const line of fulfilment.lines) {
      const key = `${fulfilment.id} ${line.productId}`;
      const movement = sums.get(key) ?? {
        warehouseId: fulfilment.warehouse.id,
        productId: line.productId,
        kind: "reserved" as const,
        reservedDelta: 0,
        cause: { kind: "fulfilment", id: fulfilment.id, key: `reserve:${fulfilment.id}` },
      };
      movement.reservedDelta = (movement.reservedDelta ?? 0) + line.quantity;
      sums.set(key, movement);
    }
  }
  return [...sums.values()];
}

/** How a paid order was paid: as it was told, else all of it by one method. */
function paymentsOf({ request, paidMinor }: NumberedOrder): NonNullable<NumberedOrder["request"]["payments"]> {
  const { method, reference } = request.order.payment;
  return request.payments ?? [{ method: method ?? "other", amountMinor: paidMinor, reference }];
}

/** Writes all rows of placed orders in one statement: orders and children, ledger and levels, payments, events, answers. */
export async function writePlaced(
  ctx: Context,
  facts: Facts,
  levels: LockedLevels,
  orders: readonly NumberedOrder[],
  keys: readonly FinishedKey[],
): Promise<void> {
  const { organizationId, kind, id, name } = ctx.actor;
  const by = { kind, id, name };
  const now = ctx.now().toISOString();
  const own = { organization_id: organizationId };
  const newCustomers = new Map<string, { id: string; order: NumberedOrder }>();
  for (const order of orders) {
    if (order.contactKey && !facts.customers.has(order.contactKey) && !newCustomers.has(order.contactKey))
      newCustomers.set(order.contactKey, { id: newId(), order });
  }
  const movements = ledgerRows(ctx, levels, orders.flatMap(reservingMovements));
  const touched = [...new Set(movements.map((row) => row.product_id))];
  const stockFact: Fact[] =
    touched.length > 0
      ? [{ type: "stock.changed", subject: { kind: "stock", id: newId() }, data: { productIds: touched, cause: "reserved" } }]
      : [];

  const document = {
    customers: [...newCustomers]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([contactKey, { id, order }]) => {
        const { name, email, locale } = order.request.order.customer;
        return { ...own, id, contact_key: contactKey, name, email, phone: order.phone, locale };
      }),
    orders: orders.map((order) => {
      const input = order.request.order;
      return {
        ...own,
        id: order.id,
        number: order.number,
        channel_id: order.channel.id,
        external_id: input.externalId,
        status: order.status,
        payment_status: order.paymentStatus,
        fulfilment_status: order.fulfilmentStatus,
        fulfilled_by: order.request.fulfilledBy ?? "us",
        placed_at: order.placedAt.toISOString(),
        currency: input.currency,
        contact_key: order.contactKey,
        known_customer: order.contactKey ? (facts.customers.get(order.contactKey) ?? null) : null,
        customer_name: input.customer.name,
        customer_email: input.customer.email,
        customer_phone: order.phone,
        customer_locale: input.customer.locale,
        shipping_address: input.shippingAddress,
        shipping_method: input.shippingMethod,
        pickup_point: input.pickupPoint,
        ship_by: input.shipBy,
        shipping_price_minor: order.totals.shippingMinor,
        goods_minor: order.totals.goodsMinor,
        discount_minor: order.totals.discountMinor,
        tax_minor: order.totals.taxMinor,
        total_minor: order.totals.totalMinor,
        paid_minor: order.paidMinor,
        payment_terms: order.terms,
        payment_method: input.payment.method,
        on_shortage: input.onShortage,
        note: input.note,
        tags: input.tags,
        priority: rankOf(input.priority),
        custom_fields: input.customFields,
        tracking_token: order.trackingToken,
        open_holds: order.holds.map((hold) => hold.reason),
        pinned_warehouse_id: order.request.pinnedWarehouseId ?? null,
        warehouse_ids: [...new Set(order.fulfilments.map(({ warehouse }) => warehouse.id))].sort(),
        reserved_at: order.fulfilmentStatus === "reserved" ? now : null,
        search_text: searchText({
          number: order.number,
          externalId: input.externalId,
          customerName: input.customer.name,
          email: input.customer.email,
          phone: order.phone,
          unknownSkus: order.lines.flatMap((line) => (line.product ? [] : line.sku)),
        }),
      };
    }),
    lines: orders.flatMap((order) =>
      order.lines.map((line) => ({
        ...own,
        id: line.id,
        order_id: order.id,
        position: line.position,
        placed_at: order.placedAt.toISOString(),
        product_id: line.product?.id ?? null,
        sku: line.sku,
        name: line.name,
        external_id: line.externalId,
        quantity: line.quantity,
        reserved: line.reserved,
        backordered: line.backordered,
        unit_price_minor: line.unitPriceMinor,
        discount_minor: line.discountMinor,
        tax_rate: line.taxRate,
        tax_minor: line.taxMinor,
        total_minor: line.totalMinor,
        unit_cost_minor: line.product?.costMinor ?? null,
      })),
    ),
    holds: orders.flatMap((order) =>
      order.holds.map((hold) => ({
        ...own,
        id: hold.id,
        order_id: order.id,
        reason: hold.reason,
        note: hold.note,
        data: holdData(order, hold.reason),
        by,
      })),
    ),
    payments: orders
      .filter((order) => order.paidMinor > 0)
      .flatMap((order) =>
        paymentsOf(order).map(({ method, amountMinor, reference }, i) => ({
          ...own,
          id: newId(),
          order_id: order.id,
          kind: "payment",
          amount_minor: amountMinor,
          currency: order.request.order.currency,
          method,
          reference,
          occurred_at: order.placedAt.toISOString(),
          by,
          cause_key: i === 0 ? "placed" : `placed:${i + 1}`,
        })),
      ),
    decisions: orders
      .filter((order) => order.plan)
      .map((order) => ({ ...own, id: newId(), order_id: order.id, decision: order.plan?.decision })),
    fulfilments: orders.flatMap((order) =>
      order.fulfilments.map((f, i) => ({
        ...own,
        id: f.id,
        order_id: order.id,
        warehouse_id: f.warehouse.id,
        number: `${order.number}-${i + 1}`,
        status: "planned",
        due_at: f.dueAt.toISOString(),
        distance_km: f.distanceKm,
      })),
    ),
    fulfilment_lines: orders.flatMap((order) =>
      order.fulfilments.flatMap((f) =>
        f.lines.map((l) => ({
          ...own,
          id: l.id,
          fulfilment_id: f.id,
          order_line_id: l.line.id,
          product_id: l.productId,
          per: l.per,
          quantity: l.quantity,
        })),
      ),
    ),
    reservations: orders.flatMap((order) => [
      ...order.fulfilments.flatMap((f) =>
        f.lines.map((l) => ({
          ...own,
          id: l.reservationId,
          order_id: order.id,
          order_line_id: l.line.id,
          product_id: l.productId,
          warehouse_id: f.warehouse.id,
          fulfilment_line_id: l.id,
          quantity: l.quantity,
          kind: "hard",
        })),
      ),
      ...order.lines.flatMap((line) =>
        line.backordered > 0 && line.product
          ? line.product.parts.map(({ productId, per }) => ({
              ...own,
              id: besides(order.id),
              order_id: order.id,
              order_line_id: line.id,
              product_id: productId,
              warehouse_id: null,
              fulfilment_line_id: null,
              quantity: line.backordered * per,
              kind: "backorder",
            }))
          : [],
      ),
    ]),
    outbox: outboxRows(ctx, [...orders.flatMap(placedFacts), ...stockFact]).map((row) => ({
      organization_id: row.organizationId,
      at: row.at,
      type: row.type,
      subject_kind: row.subjectKind,
      subject_id: row.subjectId,
      subject_number: row.subjectNumber,
      order_id: row.orderId,
      warehouse_id: row.warehouseId,
      by: row.by,
      data: row.data,
    })),
    keys: keys.map((key) => ({ ...own, key: key.key, route: key.route, body_hash: key.bodyHash, status: key.status, body: key.body })),
  };

  await executeKept(
    ctx,
    "place_orders",
    sql`
    with doc as materialized (select ${JSON.stringify(document)}::jsonb as d),
    new_customers as (
      insert into customers (organization_id, id, contact_key, name, email, phone, locale)
      select organization_id, id, contact_key, name, email, phone, locale from doc, jsonb_populate_recordset(null::customers, d->'customers')
      on conflict (organization_id, contact_key) do update set contact_key = excluded.contact_key
      returning id, contact_key
    ), new_orders as (
      insert into orders (organization_id, id, number, channel_id, external_id, priority, custom_fields, status, payment_status, fulfilment_status, fulfilled_by, placed_at, currency,
        customer_id, customer_name, customer_email, customer_phone, customer_locale, shipping_address, shipping_method, pickup_point, ship_by,
        shipping_price_minor, goods_minor, discount_minor, tax_minor, total_minor, paid_minor, payment_terms, payment_method, on_shortage, note, tags,
        tracking_token, open_holds, pinned_warehouse_id, warehouse_ids, reserved_at, search_text)
      select o.organization_id, o.id, o.number, o.channel_id, o.external_id, o.priority, o.custom_fields, o.status, o.payment_status, o.fulfilment_status, o.fulfilled_by, o.placed_at, o.currency,
        coalesce(k.known_customer, c.id), o.customer_name, o.customer_email, o.customer_phone, o.customer_locale, o.shipping_address, o.shipping_method, o.pickup_point, o.ship_by,
        o.shipping_price_minor, o.goods_minor, o.discount_minor, o.tax_minor, o.total_minor, o.paid_minor, o.payment_terms, o.payment_method, o.on_shortage, o.note, o.tags,
        o.tracking_token, o.open_holds, o.pinned_warehouse_id, o.warehouse_ids, o.reserved_at, o.search_text
      from doc, jsonb_populate_recordset(null::orders, d->'orders') o
      join jsonb_to_recordset((select d->'orders' from doc)) as k(id uuid, contact_key text, known_customer uuid) on k.id = o.id
      left join new_customers c on c.contact_key = k.contact_key
    ), new_lines as (
      insert into order_lines (organization_id, id, order_id, position, placed_at, product_id, sku, name, external_id, quantity, reserved, backordered, unit_price_minor, discount_minor, tax_rate, tax_minor, total_minor, unit_cost_minor)
      select organization_id, id, order_id, position, placed_at, product_id, sku, name, external_id, quantity, reserved, backordered, unit_price_minor, discount_minor, tax_rate, tax_minor, total_minor, unit_cost_minor
      from doc, jsonb_populate_recordset(null::order_lines, d->'lines')
    ), new_holds as (
      insert into order_holds (organization_id, id, order_id, reason, note, data, by)
      select organization_id, id, order_id, reason, note, data, by from doc, jsonb_populate_recordset(null::order_holds, d->'holds')
    ), new_payments as (
      insert into payments (organization_id, id, order_id, kind, amount_minor, currency, method, reference, occurred_at, by, cause_key)
      select organization_id, id, order_id, kind, amount_minor, currency, method, reference, occurred_at, by, cause_key from doc, jsonb_populate_recordset(null::payments, d->'payments')
    ), new_decisions as (
      insert into routing_decisions (organization_id, id, order_id, decision)
      select organization_id, id, order_id, decision from doc, jsonb_populate_recordset(null::routing_decisions, d->'decisions')
    ), new_fulfilments as (
      insert into fulfilments (organization_id, id, order_id, warehouse_id, number, status, due_at, distance_km)
      select organization_id, id, order_id, warehouse_id, number, status, due_at, distance_km from doc, jsonb_populate_recordset(null::fulfilments, d->'fulfilments')
    ), new_fulfilment_lines as (
      insert into fulfilment_lines (organization_id, id, fulfilment_id, order_line_id, product_id, per, quantity)
      select organization_id, id, fulfilment_id, order_line_id, product_id, per, quantity from doc, jsonb_populate_recordset(null::fulfilment_lines, d->'fulfilment_lines')
    ), new_reservations as (
      insert into reservations (organization_id, id, order_id, order_line_id, product_id, warehouse_id, fulfilment_line_id, quantity, kind)
      select organization_id, id, order_id, order_line_id, product_id, warehouse_id, fulfilment_line_id, quantity, kind from doc, jsonb_populate_recordset(null::reservations, d->'reservations')
    ), new_events as (
      insert into outbox (organization_id, at, type, subject_kind, subject_id, subject_number, order_id, warehouse_id, by, data)
      select organization_id, at, type, subject_kind, subject_id, subject_number, order_id, warehouse_id, by, data from doc, jsonb_populate_recordset(null::outbox, d->'outbox')
    ), new_keys as (
      insert into idempotency_keys (organization_id, key, route, body_hash, status, body)
      select organization_id, key, route, body_hash, status, body from doc, jsonb_populate_recordset(null::idempotency_keys, d->'keys')
    ), ${ledgerStatements(ctx, movements)}
    select 1`,
  );
}
