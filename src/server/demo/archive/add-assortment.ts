import type { PoolClient } from "pg";
import { demoGroups } from "@/testing/demo/catalog-product";
import { draw, idAt, pick, skuAt } from "./draw";

const kinds = [
  "Пуэр",
  "Улун",
  "Зелёный чай",
  "Красный чай",
  "Белый чай",
  "Травяной сбор",
  "Пиала",
  "Чайник",
  "Чайница",
  "Чабань",
  "Коробка",
  "Щипцы",
];
const series = [
  "Облака Уишаня",
  "Старый сад",
  "Утро в горах",
  "Лунный свет",
  "Тихая гавань",
  "Дальний путь",
  "Зимний двор",
  "Красная глина",
];
const origins = ["Юньнань", "Фуцзянь", "Тайвань", "Исин", "Цзиндэчжэнь", "Сычуань", "Анхой", "Гуандун", "Краснодар", "Дербент"];
const packs = ["25 г", "50 г", "100 г", "357 г", "60 мл", "150 мл", "200 мл", "400 мл"];

/** Articles of a large shop, each with a first count on the shelves of one warehouse or more, which opens its ledger. */
export async function addAssortment(
  client: PoolClient,
  shop: { organizationId: string; currency: string; warehouseIds: readonly string[] },
  articles: number,
): Promise<void> {
  await client.query(
    `insert into products (organization_id, id, sku, name, barcode, product_group, price_minor, cost_minor, currency, weight_grams,
      length_mm, width_mm, height_mm, tax_rate)
    select $1, ${idAt("now()")}, ${skuAt("n")},
      ($4::text[])[1 + n % 12] || ' «' || ${pick("$5::text[]", "n", 1)} || '», ' || ${pick("$6::text[]", "n", 2)} || ', ' || ${pick("$7::text[]", "n", 3)},
      '29' || lpad(n::text, 11, '0'), ${pick("$8::text[]", "n", 4)}, price, price * 4 / 1000 * 100, $2, 50 + floor(${draw("n", 5)} * 900),
      200, 150, 80, 22
    from generate_series(0, $3::int - 1) n, lateral (select (190 + floor(5000 * power(${draw("n", 6)}, 3)))::bigint * 100 as price) p`,
    [shop.organizationId, shop.currency, articles, kinds, series, origins, packs, demoGroups],
  );
  await client.query(
    `with shelf as materialized (
      select p.id as product_id, w.id as warehouse_id, 20 + floor(400 * ${draw("n", 7)})::int as on_hand, gen_random_uuid() as count_id
      from generate_series(0, $3::int - 1) n join products p on p.organization_id = $1 and p.sku = ${skuAt("n")}
      join unnest($2::uuid[]) with ordinality as w(id, i) on w.i = 1 or ${draw("n * 8 + w.i", 8)} < 0.5
    ), levels as (
      insert into stock_levels (organization_id, warehouse_id, product_id, on_hand, version) select $1, warehouse_id, product_id, on_hand, 1 from shelf
    )
    insert into stock_movements (organization_id, id, warehouse_id, product_id, kind, quantity, on_hand_after, reserved_after, cause_kind, cause_id, cause_key, reason, by)
    select $1, ${idAt("now()")}, warehouse_id, product_id, 'counted', on_hand, on_hand, 0, 'adjustment', count_id, 'adjust:' || count_id,
      'Остатки из прежней системы', '{"kind": "system", "id": null, "name": "Dirigent"}' from shelf`,
    [shop.organizationId, shop.warehouseIds, articles],
  );
}
