import { type DemoComponent, type DemoGroup, type DemoProduct, demoGroups, type ProductSketch, sketch } from "./catalog-product";
import { tea } from "./catalog-tea";
import { teaware } from "./catalog-teaware";
import { tools } from "./catalog-tools";

/** The shop of the demo workspace. */
export const demoShop = {
  name: "Чай и глина",
  nameEn: "Tea & Clay",
  currency: "RUB",
  timezone: "Europe/Moscow",
  locale: "ru",
  brandColour: "#7A2E22",
  picture: "/pictures/brand.svg",
} as const;

type BundleSketch = ProductSketch & { components: readonly DemoComponent[] };

const bundle = (product: ProductSketch, ...parts: readonly [sku: string, quantity: number][]): BundleSketch => ({
  ...product,
  components: parts.map(([sku, quantity]) => ({ sku, quantity })),
});

const bundles: readonly BundleSketch[] = [
  bundle(
    sketch("SET-FIRST", ["Набор «Первая церемония»", "Set “First ceremony”"], [3990, 0], 0, [320, 240, 120], 0.6, "gift"),
    ["GWN-WHT-100", 1],
    ["JUG-GLS-250", 1],
    ["CUP-CLD-60", 2],
    ["TEA-TGY-100", 1],
  ),
  bundle(
    sketch("SET-MATCHA", ["Набор «Утро с матча»", "Set “Matcha morning”"], [5690, 0], 0, [300, 200, 130], 0.4, "gift"),
    ["CUP-CHW-400", 1],
    ["ACC-WSK-80", 1],
    ["ACC-SCP-18", 1],
    ["TEA-MTC-30", 1],
  ),
  bundle(
    sketch("SET-PUER", ["Набор «Вечер с пуэром»", "Set “Puer evening”"], [9590, 0], 0, [300, 230, 130], 0.2, "gift"),
    ["TPT-YX-160", 1],
    ["ACC-KNF-PR", 1],
    ["TEA-PUS-357", 1],
  ),
  bundle(
    sketch("SET-OOLONG", ["Дегустация «Три улуна»", "Tasting “Three oolongs”"], [2890, 0], 0, [260, 140, 70], 0.6, "gift"),
    ["TEA-TGY-100", 1],
    ["TEA-DHP-50", 1],
    ["TEA-GABA-50", 1],
  ),
  bundle(
    sketch("SET-HOME", ["Подарок «Тёплый дом»", "Gift “Warm home”"], [2790, 0], 0, [260, 180, 130], 0.5, "gift"),
    ["CUP-RST-280", 1],
    ["ACC-TIN-150", 1],
    ["TEA-DHN-100", 1],
  ),
  bundle(
    sketch("SET-ROAD", ["Набор «В дорогу»", "Set “On the road”"], [3290, 0], 0, [260, 170, 100], 0.3, "gift"),
    ["ACC-TMS-450", 1],
    ["CUP-CLD-60", 1],
    ["TEA-TUO-100", 1],
  ),
];

/** EAN-13 with its check digit: odd places count once, even places three times, and the sum closes to a ten (GS1 General Specifications 7.9). */
export function ean13(digits: string): string {
  const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (place % 2 ? 3 : 1), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** 20 to 29 open the numbers that a shop gives its own goods: here group, then place in the group. */
function barcodeOf(group: DemoGroup, place: number): string {
  return ean13(`2${demoGroups.indexOf(group).toString().padStart(2, "0")}0470${String(place + 1).padStart(5, "0")}`);
}

const pictureOf = (sku: string) => `/pictures/${sku.toLowerCase()}.svg`;

const singles: readonly DemoProduct[] = demoGroups.flatMap((group) =>
  (teaware[group] ?? tools[group] ?? tea[group] ?? []).map((product, place) => ({
    ...product,
    group,
    taxRate: product.taxRate ?? (22 as const),
    barcode: barcodeOf(group, place),
    picture: pictureOf(product.sku),
    components: [],
  })),
);

const single = new Map(singles.map((product) => [product.sku, product]));

function assembled(product: BundleSketch, place: number): DemoProduct {
  const parts = product.components.map(({ sku, quantity }) => ({ part: productIn(single, sku), quantity }));
  const boxGrams = 180;
  return {
    ...product,
    group: "sets",
    taxRate: 22,
    barcode: barcodeOf("sets", place),
    picture: pictureOf(product.sku),
    costMinor: parts.reduce((sum, { part, quantity }) => sum + part.costMinor * quantity, 0),
    weightGrams: parts.reduce((sum, { part, quantity }) => sum + part.weightGrams * quantity, boxGrams),
  };
}

function productIn(products: ReadonlyMap<string, DemoProduct>, sku: string): DemoProduct {
  const product = products.get(sku);
  if (!product) throw new Error(`the demo catalog has no ${sku}`);
  return product;
}

/** Everything the shop sells: products with stock first, then bundles. */
export const demoProducts: readonly DemoProduct[] = [...singles, ...bundles.map(assembled)];

const bySku = new Map(demoProducts.map((product) => [product.sku, product]));

/** The product of a SKU; an unknown SKU is a mistake in the demo data. */
export const demoProduct = (sku: string): DemoProduct => productIn(bySku, sku);

/** What a unit of a SKU takes from the shelf: itself, or the parts of the bundle. */
export function unitsOf(sku: string, quantity: number): DemoComponent[] {
  const { components } = demoProduct(sku);
  return components.length === 0 ? [{ sku, quantity }] : components.map((part) => ({ sku: part.sku, quantity: part.quantity * quantity }));
}
