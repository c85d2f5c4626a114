import { toDecimal } from "@/lib/money";
import { type Reason, reason } from "@/lib/reason";
import type { BookingRequest } from "../port";
import { spreadOverUnits } from "../spread-over-units";
import type { Yandex } from "./ask";
import { contactOf, routeOf, sizesOf, titleOf } from "./route";
import { classes } from "./settings";

/** What a claim is made of, or why none can be made. */
export async function claimOf(request: BookingRequest, account: Yandex): Promise<object | { reason: Reason }> {
  const { settings } = account;
  const { service, sender, recipient, from, to, reference, cashOnDeliveryMinor } = request;
  if (!(classes as readonly string[]).includes(service)) return { reason: reason("carrier.unknown_service", { service }) };
  if (cashOnDeliveryMinor > 0 && !settings.takesPayment) return { reason: reason("carrier.takes_no_payment") };
  const route = await routeOf(request, account);
  if ("reason" in route) return route;
  const [shop, buyer] = [contactOf(sender, from.country), contactOf(recipient, to?.country)];
  if (!buyer) return { reason: reason("carrier.no_phone") };
  if (!shop) return { reason: reason("carrier.sender_without_phone") };
  return {
    items: cashOnDeliveryMinor > 0 ? soldItems(request, settings.sellerInn) : parcelItems(request),
    route_points: [
      { point_id: 1, visit_order: 1, type: "source", contact: shop, address: { ...route.from, comment: `Заказ ${reference}` } },
      {
        point_id: 2,
        visit_order: 2,
        type: "destination",
        contact: buyer,
        address: route.to,
        external_order_id: reference,
        ...(cashOnDeliveryMinor > 0 ? { payment_on_delivery: { payment_method: "card" } } : {}),
      },
    ],
    client_requirements: { taxi_class: service },
    ...(settings.callbackUrl ? { callback_properties: { callback_url: openEnded(settings.callbackUrl) } } : {}),
    comment: `Заказ ${reference}`,
  };
}

/** Yandex writes its parameters right behind the address, whatever it ends with. */
function openEnded(url: string): string {
  if (!url.includes("?")) return `${url}?`;
  return /[?&]$/.test(url) ? url : `${url}&`;
}

const between = { pickup_point: 1, dropoff_point: 2 };

/** Paid goods travel as parcels, insured by what lies in them. */
function parcelItems(request: BookingRequest): object[] {
  const { parcels, valueMinor, currency, reference } = request;
  const rows = spreadOverUnits(parcels, Math.max(0, valueMinor));
  return parcels.map((parcel, i) => {
    const inside = rows.filter((row) => row.parcel === i);
    const worth = inside.reduce((sum, { eachMinor, quantity }) => sum + eachMinor * quantity, 0);
    return {
      extra_id: `${reference}-${i + 1}`,
      ...between,
      title: titleOf(request, i, parcels.length),
      ...sizesOf(parcel),
      cost_value: toDecimal(worth, currency),
      cost_currency: currency,
      quantity: 1,
    };
  });
}

/** Goods that the buyer pays at the door are listed one by one, as they stand on the receipt; what is above their value is for the delivery. */
function soldItems({ parcels, valueMinor, cashOnDeliveryMinor, currency }: BookingRequest, sellerInn: string | undefined): object[] {
  const hasGoods = parcels.some(({ lines }) => lines.length > 0);
  const forGoods = hasGoods ? Math.min(cashOnDeliveryMinor, valueMinor) : 0;
  const receipt = (article: string, rate: number | null, item_type = "product") => ({
    fiscalization: {
      article,
      item_type,
      vat_code_str: rate === null ? "vat_none" : `vat${rate}`,
      ...(sellerInn ? { supplier_inn: sellerInn } : {}),
    },
  });
  const rows = spreadOverUnits(parcels, forGoods);
  const goods = rows.map(({ line, parcel, quantity, eachMinor }, i) => {
    const units = parcels[parcel]?.lines.reduce((sum, one) => sum + one.quantity, 0) ?? quantity;
    const grams = line.weightGrams || (parcels[parcel]?.weightGrams ?? 0) / Math.max(1, units);
    // An article may stand on a receipt once.
    const times = rows.slice(0, i).filter((row) => row.line.sku === line.sku).length;
    const article = times === 0 ? line.sku : `${line.sku}-${times + 1}`;
    return {
      extra_id: article,
      ...between,
      title: line.name.slice(0, 250),
      weight: Math.max(1, Math.ceil(grams)) / 1000,
      cost_value: toDecimal(eachMinor, currency),
      cost_currency: currency,
      quantity,
      ...receipt(article, line.taxRate),
    };
  });
  const delivery = cashOnDeliveryMinor - forGoods;
  if (delivery <= 0) return goods;
  const cost = { cost_value: toDecimal(delivery, currency), cost_currency: currency, quantity: 1 };
  return [...goods, { extra_id: "delivery", ...between, title: "Доставка", ...cost, ...receipt("delivery", null, "service") }];
}
