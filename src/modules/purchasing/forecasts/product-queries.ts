import { and, eq } from "drizzle-orm";
import { addDays, dayOf, startOfDay } from "@/lib/dates";
import { products } from "@/modules/catalog/tables";
import { organizations } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import { notFound } from "@/platform/refusal";
import { demandOf, promotionDays, turnsOf } from "../demand/demand-queries";
import { readTurns, stockOutDays } from "../demand/stock-out-days";
import { cleanDemand } from "../forecast/clean-demand";
import { rulesOf } from "../replenishment/plan-shelves";
import { positionsOf } from "../replenishment/proposal";
import { rulesOfProducts } from "../replenishment/rules-queries";
import { noRules } from "../replenishment/settings";
import { shelvesNow } from "../replenishment/shelf-queries";
import { pastForecastsOf } from "./accuracy-queries";
import { readSold } from "./forecast-product";
import { worstRisk } from "./forecast-queries";
import { demandForecasts } from "./tables";

/** How far back a product's page shows what was asked for. */
const shownDays = 365;

/** One day of the past: what was asked for, and what a forecast may learn from it. */
export type PastDay = { day: string; asked: number; learnt: number; isOut: boolean; isPromotion: boolean; isPeak: boolean };

/** Everything about the forecast of one product: its past, what is expected, how that was come by, and how its shelves are kept. */
export async function forecastOf(ctx: Context, sku: string) {
  const { organizationId } = ctx.actor;
  const [found] = await ctx.db
    .select({ product: products, timezone: organizations.timezone, currency: organizations.currency })
    .from(products)
    .innerJoin(organizations, eq(organizations.id, products.organizationId))
    .where(and(eq(products.organizationId, organizationId), eq(products.sku, sku)));
  if (!found) throw notFound("product");
  const { product, timezone, currency } = found;
  const [row] = await ctx.db
    .select()
    .from(demandForecasts)
    .where(and(eq(demandForecasts.organizationId, organizationId), eq(demandForecasts.productId, product.id)));
  const shelves = (await shelvesNow(ctx, [product.id])).get(product.id) ?? [];
  const positions = positionsOf(shelves, shelves[0]?.waiting ?? 0);
  const [own, effective] = [
    (await rulesOfProducts(ctx, [product.id])).get(product.id) ?? noRules,
    (await rulesOf(ctx, [product.id])).get(product.id),
  ];
  const { id: productId, name, picture, priceMinor, costMinor, active, isBundle } = product;
  return {
    product: { productId, sku, name, picture, priceMinor, costMinor, currency: product.currency, active, isBundle },
    forecast: row ? told(row) : null,
    past: await pastOf(ctx, productId, { timezone, currency }),
    compared: await pastForecastsOf(ctx, productId),
    shelves: shelves.map((shelf) => ({ ...shelf, position: positions.get(shelf.warehouseId) ?? 0 })),
    risk: worstRisk(shelves),
    rules: { own, effective: effective ?? null },
  };
}

function told({ organizationId, runId, ...forecast }: typeof demandForecasts.$inferSelect) {
  return forecast;
}

async function pastOf(ctx: Context, productId: string, { timezone, currency }: { timezone: string; currency: string }): Promise<PastDay[]> {
  const until = addDays(dayOf(ctx.now(), timezone), -1);
  const span = { from: addDays(until, 1 - shownDays), until, timezone, currency };
  const sold = readSold((await demandOf(ctx, [productId], span)).get(productId)?.sold ?? "", shownDays);
  const starts = Array.from({ length: shownDays + 1 }, (_, at) => startOfDay(addDays(span.from, at), timezone).getTime() / 1_000);
  const isOut = stockOutDays(readTurns((await turnsOf(ctx, [productId])).get(productId) ?? ""), starts);
  const marks = await promotionDays(ctx, span);
  const promotions = [...(marks.get("") ?? []), ...(marks.get(productId) ?? [])];
  const days = sold.map((quantity, at) => ({
    quantity,
    isKnown: !isOut[at],
    isPromotion: promotions.some(([from, last]) => at >= from && at <= last),
  }));
  const { values } = cleanDemand(days);
  // Before the first demand there is nothing to show.
  const first = sold.findIndex((units) => units > 0);
  return first < 0
    ? []
    : days.slice(first).map(({ quantity, isKnown, isPromotion }, i) => {
        const learnt = values[first + i] ?? quantity;
        return {
          day: addDays(span.from, first + i),
          asked: quantity,
          learnt,
          isOut: !isKnown,
          isPromotion,
          isPeak: isKnown && !isPromotion && learnt < quantity,
        };
      });
}
