import { draw, idAt, phoneAt, pick, skuAt } from "./draw";

/**
 * Writes the orders of the archive from one position to another in one statement, all made up by PostgreSQL itself: rows
 * that a program sends are ten times as dear. Seven of ten we sent; the others a marketplace sold and sent by itself.
 * Parameters: organization, from, to, orders in all, buyers, articles, begin and end of the time (seconds), first event id,
 * channels, carrier, currency, places (one array for each of their facts), tags, notes.
 */
export const archiveStatement = `
with drawn as materialized (
  select n, to_timestamp(day + 86400 * (0.29 + 0.69 * (local - day) / 86400) - 10800)::timestamptz(3) as at,
    floor($5::int * power(${draw("n", 31)}, 1.5))::bigint as buyer, ${draw("n", 32)} as way, ${draw("n", 33)} < 0.05 as cancelled,
    1 + floor(${draw("n", 34)} * 5)::int as size, ${draw("n", 35)} < 0.08 as reduced, ${draw("n", 36)} as tagged, ${draw("n", 37)} as pace,
    1 + floor(power(${draw("n", 38)}, 2) * cardinality($13::text[]))::int as place, ${draw("n", 39)} as paid_by
  from generate_series($2::int, $3::int - 1) n,
    lateral (select $7::float8 + ($8::float8 - $7::float8) * power((n + ${draw("n", 30)}) / $4::float8, 0.8) + 10800 as local) t,
    lateral (select floor(local / 86400) * 86400 as day) d
), heads as materialized (
  select d.*, ${idAt("d.at")} as id, (10001 + n)::text as number, channel, c.id as customer_id, c.name, c.email, c.phone,
    channel <> 4 as ours, case when channel = 3 then null else (array['S-', 'W-', '', 'M-'])[channel] || (100000 + n) end as external_id,
    case when channel = 4 or cancelled then null else 'SIM' || lpad(n::text, 14, '0') end as tracking_number,
    at + interval '1 hour' * (2 + 20 * pace) as packed_at, at + interval '1 hour' * (4 + 22 * pace) as sent_at,
    at + interval '1 hour' * (30 + 90 * pace) as ended_at
  from drawn d, lateral (select case when way < 0.42 then 1 when way < 0.62 then 2 when way < 0.7 then 3 else 4 end as channel) w,
    lateral (select id, name, email, phone from customers c where c.organization_id = $1 and c.contact_key = 'tel:' || ${phoneAt("d.buyer")} offset 0) c
), lines as materialized (
  select h.n, h.id as order_id, h.at, h.cancelled, h.ours, k as position, p.*, l.quantity,
    case when h.reduced then p.price_minor * l.quantity / 1000 * 100 else 0 end as discount, ${idAt("h.at")} as id
  from heads h join generate_series(1, 5) k on k <= h.size,
    lateral (select case when ${draw("h.n * 8 + k", 41)} < 0.8 then 1 else 2 + floor(${draw("h.n * 8 + k", 42)} * 3)::int end as quantity,
      floor($6::int * power(${draw("h.n * 8 + k", 40)}, 3))::bigint as article) l,
    lateral (select id as product_id, sku, name, price_minor, cost_minor from products p where p.organization_id = $1 and p.sku = ${skuAt("l.article")} offset 0) p
), sums as materialized (
  select order_id, sum(price_minor * quantity)::bigint as goods, sum(discount)::bigint as discount, sum(quantity)::int as units,
    sum(round((price_minor * quantity - discount) * 22 / 122.0))::bigint as tax, (array_agg(sku order by position))[1:3] as first_skus
  from lines group by order_id
), orders_made as materialized (
  select h.*, s.goods, s.discount, s.units, s.tax, s.first_skus, shipping, s.goods - s.discount + shipping as total,
    case when cancelled then 0 else s.goods - s.discount + shipping end as paid,
    case when ours then ${idAt("h.at")} end as fulfilment_id
  from heads h join sums s on s.order_id = h.id, lateral (select case when s.goods >= 500000 or not ours then 0 else 35000 end as shipping) p
), new_orders as (
  insert into orders (organization_id, id, number, channel_id, external_id, version, status, payment_status, fulfilment_status, fulfilled_by, placed_at,
    currency, customer_id, customer_name, customer_email, customer_phone, shipping_address, shipping_method, shipping_price_minor, goods_minor,
    discount_minor, tax_minor, total_minor, paid_minor, payment_terms, payment_method, note, tags, tracking_token, cancel_reason, reserved_at,
    packed_at, handed_over_at, delivered_at, closed_at, cancelled_at, created_at, updated_at, warehouse_ids, search_text)
  select $1, id, number, ($10::uuid[])[channel], external_id, 3, case when cancelled then 'cancelled' else 'closed' end,
    case when cancelled then 'unpaid' else 'paid' end, case when cancelled then 'unfulfilled' else 'delivered' end,
    case when ours then 'us' else 'channel' end, at, $12, customer_id, name, email, phone,
    jsonb_build_object('country', 'RU', 'region', ($13::text[])[place], 'city', ($14::text[])[place], 'postalCode', ($15::text[])[place],
      'line1', ($16::text[])[place] || ', ' || 1 + n % 120, 'latitude', ($17::float8[])[place], 'longitude', ($18::float8[])[place]),
    'courier', shipping, goods, discount, tax + round(shipping * 22 / 122.0), total, paid, case when paid_by < 0.15 then 'cash_on_delivery' else 'prepaid' end,
    (array['card', 'sbp', 'cash'])[1 + floor(paid_by * 3)::int], case when tagged > 0.95 then ${pick("$21::text[]", "n", 43)} end,
    case when tagged < 0.12 then array[${pick("$20::text[]", "n", 44)}] else '{}' end,
    translate(encode(uuid_send(gen_random_uuid()), 'base64'), '+/=', '-_'), case when cancelled then 'Покупатель передумал' end, at,
    case when not cancelled then packed_at end, case when not cancelled then sent_at end, case when not cancelled then ended_at end,
    case when not cancelled then ended_at end, case when cancelled then at + interval '30 minutes' end, at, ended_at,
    case when ours and not cancelled then array[($19::uuid[])[place]] else '{}' end,
    lower(concat_ws(' ', number, external_id, name, email, substr(phone, 2), tracking_number))
  from orders_made
), new_lines as (
  insert into order_lines (organization_id, id, order_id, position, placed_at, product_id, sku, name, quantity, cancelled, picked, packed, shipped, delivered,
    unit_price_minor, discount_minor, tax_rate, tax_minor, total_minor, unit_cost_minor)
  select $1, id, order_id, position, at, product_id, sku, name, quantity, case when cancelled then quantity else 0 end, worked, worked, sent, sent,
    price_minor, discount, 22, round((price_minor * quantity - discount) * 22 / 122.0), price_minor * quantity - discount, cost_minor
  from lines, lateral (select case when cancelled then 0 else quantity end as sent, case when cancelled or not ours then 0 else quantity end as worked) w
), new_payments as (
  insert into payments (organization_id, id, order_id, kind, amount_minor, currency, method, reference, occurred_at, by, cause_key, created_at)
  select $1, ${idAt("at")}, id, 'payment', paid, $12, (array['card', 'sbp', 'cash'])[1 + floor(paid_by * 3)::int], external_id, at,
    '{"kind": "system", "id": null, "name": "Dirigent"}', 'placed', at
  from orders_made where paid > 0
), new_fulfilments as (
  insert into fulfilments (organization_id, id, order_id, warehouse_id, number, status, version, due_at, created_at, packed_at, handed_over_at, delivered_at, cancelled_at)
  select $1, fulfilment_id, id, ($19::uuid[])[place], number || '-1', case when cancelled then 'cancelled' else 'delivered' end, 4,
    at + interval '1 day', at, case when not cancelled then packed_at end, case when not cancelled then sent_at end,
    case when not cancelled then ended_at end, case when cancelled then at + interval '30 minutes' end
  from orders_made where ours
), new_fulfilment_lines as (
  insert into fulfilment_lines (organization_id, id, fulfilment_id, order_line_id, product_id, quantity, picked, packed)
  select $1, ${idAt("l.at")}, o.fulfilment_id, l.id, l.product_id, w.quantity, w.quantity, w.quantity
  from lines l join orders_made o on o.id = l.order_id, lateral (select case when l.cancelled then 0 else l.quantity end as quantity) w where l.ours
), new_shipments as (
  insert into shipments (organization_id, id, order_id, fulfilment_id, carrier_id, carrier, service, booking, status, status_at, version, tracking_number,
    carrier_reference, price_minor, currency, requested_at, booked_at, handed_over_at, delivered_at, created_at)
  select $1, ${idAt("packed_at")}, id, fulfilment_id, $11, 'simulated_post', 'courier', 'booked', 'delivered', ended_at, 4, tracking_number,
    tracking_number, 29000, $12, packed_at, packed_at, sent_at, ended_at, packed_at
  from orders_made where ours and not cancelled
)
insert into outbox (organization_id, id, xid, at, type, subject_kind, subject_id, subject_number, order_id, by, data) overriding system value
select $1, $9::bigint + 2 * o.n + e.step, '0', e.at, e.type, 'order', o.id, o.number, o.id, '{"kind": "system", "id": null, "name": "Dirigent"}', e.data
from orders_made o, lateral (values
  (0, o.at, 'order.placed', jsonb_build_object('externalId', external_id, 'totalMinor', total, 'currency', $12::text, 'units', units, 'reserved', case when ours then units else 0 end,
    'skus', first_skus, 'paid', paid, 'status', 'confirmed', 'fulfilledBy', case when ours then 'us' else 'channel' end)),
  (1, case when cancelled then o.at + interval '30 minutes' else ended_at end, case when cancelled then 'order.cancelled' else 'order.closed' end,
    case when cancelled then '{"reason": "Покупатель передумал"}'::jsonb else '{}' end)) as e(step, at, type, data)`;
