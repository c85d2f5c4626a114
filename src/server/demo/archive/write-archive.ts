import type { Pool } from "pg";
import { newId } from "@/lib/ids";
import { russianPlaces } from "@/testing/demo/places";
import { at } from "@/testing/demo/plan-dice";
import { found, type Shop } from "../demo-shop";
import { inPast } from "../past-transaction";
import { addAssortment } from "./add-assortment";
import { addBuyers } from "./add-buyers";
import { archiveStatement } from "./archive-statement";

export type ArchiveWish = { orders: number; from: Date; until: Date; firstEventId: number; chunkSize?: number; signal?: AbortSignal };

const ordersPerBuyer = 4;
const ordersPerArticle = 10;
const mostArticles = 100_000;
const writers = 2;

const tags = ["vip", "подарок", "опт", "хрупкое", "перезвонить", "корпоратив"];
const notes = ["Позвонить за час", "Домофон не работает", "Оставить у охраны", "Нужен чек на бумаге", "Подарочная упаковка"];

/**
 * Orders that a shop brought along from its system before: ended long ago, with lines, work, parcels and money, but without a
 * ledger of their own. The shop's ledger begins with the count of the day on which it moved in.
 */
export async function writeArchive(
  pool: Pool,
  shop: Shop,
  wish: ArchiveWish,
  skipsKeys: boolean,
  onProgress: (orders: number) => void,
): Promise<void> {
  const { orders, from, until, firstEventId, chunkSize = 4_000, signal } = wish;
  if (orders === 0) return;
  const buyers = Math.ceil(orders / ordersPerBuyer);
  const articles = Math.min(mostArticles, Math.ceil(orders / ordersPerArticle));
  const warehouseIds = [...shop.warehouses.values()].map(({ id }) => id);
  const marketplace = newId();
  await Promise.all([
    inPast(pool, skipsKeys, async (client) => {
      await client.query("insert into channels (organization_id, id, code, name, kind) values ($1, $2, 'market', 'Маркетплейс', 'api')", [
        shop.organizationId,
        marketplace,
      ]);
      await addAssortment(client, { ...shop, warehouseIds }, articles);
    }),
    inPast(pool, skipsKeys, (client) => addBuyers(client, shop.organizationId, from, buyers)),
  ]);
  // Each order looks its buyer and its articles up; without their numbers the planner would read the whole table instead.
  for (const table of ["products", "customers", "stock_levels"]) await pool.query(`analyze ${table}`);

  const channel = (code: "site" | "wc" | "phone") => found(shop.channels.get(code), `channel ${code}`).id;
  const places = russianPlaces.toSorted((a, b) => b.weight - a.weight);
  const parameters = [
    orders,
    buyers,
    articles,
    from.getTime() / 1000,
    until.getTime() / 1000,
    firstEventId,
    [channel("site"), channel("wc"), channel("phone"), marketplace],
    shop.carriers.simulated.id,
    shop.currency,
    places.map(({ region }) => region),
    places.map(({ city }) => city),
    places.map(({ postal }) => postal.padEnd(6, "1")),
    places.map(({ streets }) => at(streets, 0)),
    places.map(({ latitude }) => latitude),
    places.map(({ longitude }) => longitude),
    places.map((place) => nearest(shop, place)),
    tags,
    notes,
  ];
  let next = 0;
  let written = 0;
  const write = async () => {
    while (next < orders) {
      signal?.throwIfAborted();
      const first = next;
      next = Math.min(orders, first + chunkSize);
      const end = next;
      await inPast(pool, skipsKeys, async (client) => {
        await client.query("set local work_mem = '64MB'");
        await client.query({ name: "archive", text: archiveStatement, values: [shop.organizationId, first, end, ...parameters] });
      });
      written += end - first;
      onProgress(written);
    }
  };
  await Promise.all(Array.from({ length: writers }, write));
}

function nearest({ warehouses }: Shop, place: { latitude: number; longitude: number }): string {
  const apart = [...warehouses.values()].map(({ id, latitude, longitude }) => ({
    id,
    far: ((latitude ?? 0) - place.latitude) ** 2 + (((longitude ?? 0) - place.longitude) / 2) ** 2,
  }));
  return found(apart.toSorted((a, b) => a.far - b.far)[0], "warehouse").id;
}
