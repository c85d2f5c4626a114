import { zero } from "@/lib/decimal";
import { positive } from "../amounts";
import type { IntakeLine } from "../port";
import type { Problems } from "../problems";
import { readableCurrency } from "../settle";
import type { Stage } from "./status";
import type { WireJob } from "./wire";

/** A job with the stage that its statuses mean. */
export type Job = WireJob & { stage: Stage | null };
/** A line and the jobs that are its units. */
export type Unit = { line: IntakeLine; jobs: Job[] };

// ISO 4217's numbers of the currencies that Wildberries sells in.
const currencies: Readonly<Record<string, string>> = {
  "643": "RUB",
  "810": "RUB",
  "933": "BYN",
  "398": "KZT",
  "417": "KGS",
  "051": "AMD",
  "51": "AMD",
  "860": "UZS",
  "972": "TJS",
  "981": "GEL",
  "944": "AZN",
  "949": "TRY",
  "156": "CNY",
  "784": "AED",
  "840": "USD",
  "978": "EUR",
};

/** The price in the currency of the seller's country where it is told, else what the buyer pays in. Both are minor units already. */
function priceOf(job: WireJob): { minor: bigint; code: string } {
  const own = job.convertedPrice !== null && job.convertedCurrencyCode !== "";
  return { minor: (own ? job.convertedPrice : job.price) ?? zero, code: own ? job.convertedCurrencyCode : job.currencyCode };
}

export function currencyOf(jobs: readonly WireJob[], problems: Problems): string {
  const codes = [...new Set(jobs.map((job) => priceOf(job).code))];
  const [code = ""] = codes;
  if (codes.length > 1) problems.add("orders.currencyCode", "channel.currencies_mixed", { currencies: codes.join(", ") });
  return readableCurrency(currencies[code] ?? code, code, problems, "orders.currencyCode");
}

/** Puts the jobs of one product at one price together: each job is one unit of a line. */
export function unitsOf(jobs: readonly Job[], problems: Problems): Unit[] {
  const units = new Map<string, Unit>();
  for (const [index, job] of jobs.entries()) {
    const line = lineOf(job, `orders.${index}`, problems);
    const first = units.get(line.externalLineId);
    // One product at two prices is two lines; the first keeps the plain id.
    const id =
      !first || first.line.unitPriceMinor === line.unitPriceMinor ? line.externalLineId : `${line.externalLineId}@${line.unitPriceMinor}`;
    const unit = units.get(id) ?? { line: { ...line, externalLineId: id, quantity: 0, cancelledQuantity: 0 }, jobs: [] };
    unit.line.quantity += 1;
    if (job.stage === "cancelled") unit.line.cancelledQuantity += 1;
    unit.jobs.push(job);
    units.set(id, unit);
  }
  if (units.size === 0) problems.add("orders", "channel.no_lines");
  return [...units.values()];
}

function lineOf(job: WireJob, path: string, problems: Problems): IntakeLine {
  const [barcode = ""] = job.skus;
  const id = [job.chrtId, job.nmId].find((given) => given && given !== "0") ?? (barcode || job.article || job.id);
  const name = job.article || barcode || `#${id}`;
  // Hundredths in every currency; amounts are read as decimals with room for fractions, which there are none of.
  const unitPriceMinor = positive(priceOf(job).minor, 0, `${path}.price`, problems);
  if (unitPriceMinor === 0) problems.add(`${path}.price`, "channel.zero_price", { name: name.slice(0, 60) });
  return {
    externalLineId: id,
    partOf: null,
    sku: job.article || barcode || null,
    barcode: barcode || null,
    externalProductId: id,
    name,
    quantity: 1,
    unitPriceMinor,
    discountMinor: 0,
    // Wildberries does not tell the tax of a job.
    taxRate: null,
    taxMinor: 0,
    cancelledQuantity: 0,
    options: job.colorCode ? [{ name: "Цвет", value: job.colorCode }] : [],
  };
}
