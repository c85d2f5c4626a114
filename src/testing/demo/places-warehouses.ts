import { demoProducts } from "./catalog";
import { type DemoGroup, demoGroups } from "./catalog-product";

export type DemoBin = { code: string; zone: string; aisle: string; shelf: string; walkOrder: number };

export type DemoWarehouse = {
  code: "MSK" | "KZN" | "EKB";
  name: string;
  nameEn: string;
  address: { country: "RU"; region: string; city: string; postalCode: string; line1: string };
  latitude: number;
  longitude: number;
  priority: number;
  /** Local time after which work goes out the next day. */
  cutOff: string;
  timezone: string;
  /** Minutes east of UTC; Russia keeps no summer time. */
  offsetMinutes: number;
  bins: readonly DemoBin[];
  /** SKU → code of the bin where the picker finds it. */
  pickBins: Readonly<Record<string, string>>;
};

const shelves = 4;

/** Bins zone by zone; the walk goes up one aisle and down the next, as people do. */
function binsOf(aislesPerZone: Readonly<Record<string, number>>): DemoBin[] {
  let walkOrder = 0;
  return Object.entries(aislesPerZone).flatMap(([zone, aisles]) =>
    Array.from({ length: aisles }, (_, aisle) => {
      const numbers = Array.from({ length: shelves }, (_, shelf) => shelf + 1);
      if (aisle % 2) numbers.reverse();
      return numbers.map((shelf) => {
        walkOrder += 10;
        const number = String(aisle + 1).padStart(2, "0");
        return { code: `${zone}-${number}-${shelf}`, zone, aisle: number, shelf: String(shelf), walkOrder };
      });
    }).flat(),
  );
}

/** Fragile ware lies in A, tools in B, tea in C, away from what smells of wood and glaze. */
const zoneOf = (group: DemoGroup) => {
  const place = demoGroups.indexOf(group);
  if (place <= demoGroups.indexOf("jugs")) return "A";
  return place <= demoGroups.indexOf("storage") ? "B" : "C";
};

function pickBinsOf(bins: readonly DemoBin[], shift: number): Record<string, string> {
  const stocked = demoProducts.filter(({ components }) => components.length === 0);
  const places: Record<string, string> = {};
  for (const zone of ["A", "B", "C"]) {
    const free = bins.filter((bin) => bin.zone === zone);
    const goods = stocked.filter(({ group }) => zoneOf(group) === zone);
    for (const [i, { sku }] of goods.entries()) {
      // Spread over the zone, so that neighbours on the shelf are not neighbours in the list.
      const bin = free[(Math.floor((i * free.length) / goods.length) + shift) % free.length];
      if (bin) places[sku] = bin.code;
    }
  }
  return places;
}

function warehouse(data: Omit<DemoWarehouse, "bins" | "pickBins">, aisles: Readonly<Record<string, number>>, shift: number): DemoWarehouse {
  const bins = binsOf(aisles);
  return { ...data, bins, pickBins: pickBinsOf(bins, shift) };
}

export const demoWarehouses: readonly DemoWarehouse[] = [
  warehouse(
    {
      code: "MSK",
      name: "Москва",
      nameEn: "Moscow",
      address: { country: "RU", region: "Москва", city: "Москва", postalCode: "115088", line1: "ул. Угрешская, 2, стр. 53" },
      latitude: 55.7558,
      longitude: 37.6173,
      priority: 10,
      cutOff: "15:00",
      timezone: "Europe/Moscow",
      offsetMinutes: 180,
    },
    { A: 10, B: 6, C: 7, D: 3 },
    0,
  ),
  warehouse(
    {
      code: "KZN",
      name: "Казань",
      nameEn: "Kazan",
      address: { country: "RU", region: "Татарстан", city: "Казань", postalCode: "420108", line1: "ул. Портовая, 37" },
      latitude: 55.7963,
      longitude: 49.1088,
      priority: 20,
      cutOff: "16:00",
      timezone: "Europe/Moscow",
      offsetMinutes: 180,
    },
    { A: 7, B: 5, C: 5 },
    3,
  ),
  warehouse(
    {
      code: "EKB",
      name: "Екатеринбург",
      nameEn: "Yekaterinburg",
      address: { country: "RU", region: "Свердловская область", city: "Екатеринбург", postalCode: "620024", line1: "ул. Новинская, 2" },
      latitude: 56.8389,
      longitude: 60.6057,
      priority: 30,
      cutOff: "15:00",
      timezone: "Asia/Yekaterinburg",
      offsetMinutes: 300,
    },
    { A: 6, B: 5, C: 5 },
    6,
  ),
];

const byCode = new Map(demoWarehouses.map((place) => [place.code as string, place]));

/** The warehouse of a code; an unknown code is a mistake in the demo data. */
export function demoWarehouse(code: string): DemoWarehouse {
  const found = byCode.get(code);
  if (!found) throw new Error(`the demo has no warehouse ${code}`);
  return found;
}
