import { spread, taxIncluded, toDecimal } from "@/lib/money";
import type { BookingRequest, ParcelLine } from "../port";
import { sizesOf } from "./quote";
import type { CdekSettings } from "./settings";

type Row = { line: ParcelLine; parcel: number; amount: number; payMinor: number; costMinor: number };

/**
 * The parcels with their goods (`packages` of an order), and what is collected for the delivery. What the buyer pays at the door is
 * spread over the goods to the kopeck: units of one line that pay a kopeck more are listed in a row of their own. What is more than
 * the goods are worth is for the delivery.
 */
export function goodsOf(request: BookingRequest, settings: CdekSettings) {
  const { parcels, currency, cashOnDeliveryMinor, valueMinor, reference } = request;
  const isAbroad = request.to !== null && request.to.country.toUpperCase() !== request.from.country.toUpperCase();
  const hasGoods = parcels.some(({ lines }) => lines.length > 0);
  const forGoods = hasGoods ? Math.min(cashOnDeliveryMinor, Math.max(0, valueMinor)) : 0;
  const rows = rowsOf(request, forGoods);
  const sum = (minor: number) => Number(toDecimal(minor, currency));
  const payment = (minor: number, rate: number | null) =>
    minor === 0 ? { value: 0 } : { value: sum(minor), vat_rate: rate, vat_sum: sum(taxIncluded(minor, rate)) };
  const delivery = cashOnDeliveryMinor - forGoods;
  return {
    packages: parcels.map((parcel, i) => ({
      number: `${ascii(reference)}-${i + 1}`,
      ...sizesOf(parcel),
      items: withOwnKeys(rows.filter((row) => row.parcel === i)).map(({ line, amount, payMinor, costMinor, key }) => ({
        name: line.name.slice(0, 255),
        ware_key: key,
        payment: payment(payMinor, line.taxRate ?? settings.vatRate ?? null),
        cost: sum(costMinor),
        // Customs ask for it at a border.
        ...(isAbroad && line.hsCode ? { feacn_code: line.hsCode } : {}),
        weight: Math.max(1, Math.ceil(line.weightGrams || parcel.weightGrams / unitsIn(parcel.lines))),
        amount,
      })),
    })),
    ...(delivery > 0 ? { delivery_recipient_cost: payment(delivery, settings.vatRate ?? null) } : {}),
  };
}

function rowsOf({ parcels, valueMinor }: BookingRequest, forGoods: number): Row[] {
  const lines = parcels.flatMap((parcel, i) => parcel.lines.filter(({ quantity }) => quantity > 0).map((line) => ({ line, parcel: i })));
  if (lines.length === 0) return [];
  const weights = lines.map(({ line }) => line.unitPriceMinor * line.quantity);
  // Where all goods are gifts, their number says what each is worth of the whole.
  const fair = weights.some((weight) => weight > 0) ? weights : lines.map(({ line }) => line.quantity);
  const payments = spread(forGoods, fair);
  const values = spread(Math.max(0, valueMinor), fair);
  return lines.flatMap(({ line, parcel }, i) => {
    const costMinor = Math.round((values[i] ?? 0) / line.quantity);
    const each = Math.floor((payments[i] ?? 0) / line.quantity);
    const dearer = (payments[i] ?? 0) - each * line.quantity;
    return [
      { line, parcel, amount: line.quantity - dearer, payMinor: each, costMinor },
      { line, parcel, amount: dearer, payMinor: each + 1, costMinor },
    ].filter(({ amount }) => amount > 0);
  });
}

/** An article is listed once in a parcel: a second row of it gets a number behind it. */
function withOwnKeys(rows: readonly Row[]): (Row & { key: string })[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const sku = row.line.sku.slice(0, 40) || "-";
    const times = (seen.get(sku) ?? 0) + 1;
    seen.set(sku, times);
    return { ...row, key: times === 1 ? sku : `${sku} (${times})` };
  });
}

const unitsIn = (lines: readonly ParcelLine[]) =>
  Math.max(
    1,
    lines.reduce((units, { quantity }) => units + quantity, 0),
  );

/** CDEK prints numbers of parcels as barcodes: only plain characters. */
const ascii = (text: string) =>
  text
    .replace(/[^\x20-\x7e]/g, "")
    .trim()
    .slice(0, 20) || "P";
