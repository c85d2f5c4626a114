import { type CarrierRule, rulesFor } from "../carrier-rule";
import { predefinedCarrier } from "../predefined-carrier";
import { OwnCourierSettings } from "./own-courier";
import { PickupSettings } from "./pickup";
import { isPointOf, type PickupPoint, type Place } from "./port";
import { priceOf, type Tariff, type TariffTable, zoneOf } from "./tariffs";

/** What can be said about a delivery without asking anybody: by the tables of prices and days that the owner keeps. Pure. */

type Account = {
  code: string;
  kind: string;
  /** Null: its prices are known only to the carrier, who would have to be asked. */
  table: TariffTable | null;
};

/** An organization's active carriers, and the owner's rules by which one of them is taken. */
export type PriceBook = { accounts: Account[]; rules: CarrierRule[] };

/** Reads stored accounts: of those with a table of their own the table, of settings that cannot be read nothing. */
export function openPriceBook(rows: readonly { code: string; kind: string; settings: unknown }[], rules: CarrierRule[]): PriceBook {
  return { accounts: rows.map(({ code, kind, settings }) => ({ code, kind, table: tableOf(kind, settings) })), rules };
}

function tableOf(kind: string, settings: unknown): TariffTable | null {
  if (kind === "own_courier") return OwnCourierSettings.safeParse(settings ?? {}).data ?? null;
  if (kind === "pickup") return PickupSettings.safeParse(settings ?? {}).data ?? null;
  return null;
}

type DeliveryWish = {
  to: Place | null;
  shippingMethod: string | null;
  pickupPoint: PickupPoint | null;
  /** Prices in any other currency say nothing: sums of two are not compared. */
  currency: string;
};

/** What sending goods would cost and how many days they would travel; null what no table says. */
type DeliveryEstimate = { costMinor: number | null; days: number | null };

/** For a weight in grams, or null when somebody's weight is unknown. */
export type Estimate = (grams: number | null) => DeliveryEstimate;

const unknown: DeliveryEstimate = { costMinor: null, days: null };

/**
 * What delivery from a place would cost and how long it would take, by the same choice that is made when the parcel is packed:
 * the carrier that is fixed beforehand, else the cheapest offer, of two equally cheap ones the faster. Of the owner's rules those
 * count that ask for nothing but the buyer's side: goods and warehouse are not settled yet. Null when the tables can say nothing
 * about this buyer at all, as when a carrier is fixed that has to be asked.
 */
export function deliveryEstimator(
  { accounts, rules }: PriceBook,
  { to, shippingMethod, pickupPoint, currency }: DeliveryWish,
): ((from: Pick<Place, "latitude" | "longitude">) => Estimate | null) | null {
  const method = shippingMethod ?? "";
  const fixed = fixedFor({ to, shippingMethod: method, pickupPoint }, { accounts, rules });
  if (fixed?.carrier && !accounts.find(({ code }) => code === fixed.carrier)?.table) return null;
  // The point that the buyer chose is kept to; a habit gives way where it cannot serve.
  const isBound = fixed?.by === "pickup_point";
  const serving = accounts.flatMap(({ code, kind, table }) => {
    if (!table || table.currency !== currency || (isBound && code !== fixed.carrier)) return [];
    const serves =
      kind === "pickup" ? shippingMethod === "pickup" && (!pickupPoint || isPointOf(pickupPoint, { code, kind })) : to !== null;
    return serves ? [{ code, table }] : [];
  });
  if (serving.length === 0) return null;
  const isFixed = (code: string, { service }: Tariff) =>
    fixed !== null && code === fixed.carrier && (fixed.service === undefined || fixed.service === service);

  return (from) => {
    const offered: Tariff[] = [];
    const fixedOnes: Tariff[] = [];
    for (const { code, table } of serving) {
      const zone = zoneOf(table.zones, from, to);
      if (!zone) continue;
      for (const tariff of table.tariffs) {
        if (tariff.zone === zone.code) (isFixed(code, tariff) ? fixedOnes : offered).push(tariff);
      }
    }
    if (offered.length + fixedOnes.length === 0) return null;
    return (grams) => bestOf(fixedOnes, grams) ?? bestOf(offered, grams) ?? unknown;
  };
}

type Fixed = { carrier?: string; service?: string; by: "staff" | "pickup_point" | "shipping_method" | "rule" };

function fixedFor(
  { to, shippingMethod, pickupPoint }: Pick<DeliveryWish, "to" | "pickupPoint"> & { shippingMethod: string },
  { accounts, rules }: PriceBook,
): Fixed | null {
  const named = predefinedCarrier({ shippingMethod, pickupPoint }, accounts);
  if (named && named.by !== "shipping_method") return named;
  const [rule] = rulesFor(rules, { to, shippingMethod, pickupPoint: pickupPoint !== null });
  if (!rule) return named;
  if ("strategy" in rule.take) return null;
  const { carrier, service } = rule.take;
  return { carrier, ...(service && { service }), by: "rule" };
}

/** The cheapest that takes the weight. Of an unknown weight no price is known, only the days of the slowest. */
function bestOf(tariffs: readonly Tariff[], grams: number | null): DeliveryEstimate | null {
  if (grams === null) return tariffs.length > 0 ? { costMinor: null, days: Math.max(...tariffs.map(({ days }) => days.max)) } : null;
  let cheapest = Number.POSITIVE_INFINITY;
  let days = 0;
  for (const tariff of tariffs) {
    if (tariff.maxGrams !== undefined && grams > tariff.maxGrams) continue;
    const price = priceOf(tariff, grams);
    if (price > cheapest || (price === cheapest && tariff.days.max >= days)) continue;
    cheapest = price;
    days = tariff.days.max;
  }
  return cheapest === Number.POSITIVE_INFINITY ? null : { costMinor: cheapest, days };
}
