import { parseDecimal, toMinor } from "@/lib/decimal";
import { decimalsOf, proportion, toDecimal } from "@/lib/money";
import { inTime } from "../in-time";
import { CarrierUnavailable, type Quote, type QuoteRequest } from "../port";
import { ask, type Cdek, isDone } from "./ask";
import { PricedTariff, read } from "./wire";

/** So many tariffs are asked about, the cheapest first: a shop that offers more than these names those it wants. */
const most = 8;
/** The whole answer has to come before the packer's patience ends. */
const patienceMs = 3_000;

/**
 * The list of tariffs knows nothing of the goods' value, but CDEK adds the fee for it to every order of a shop: the calculator of a
 * single tariff tells it. What it does not tell is left out of the price.
 */
export async function insured(
  quotes: readonly Quote[],
  asked: object,
  { valueMinor, currency }: Pick<QuoteRequest, "valueMinor" | "currency">,
  account: Cdek,
): Promise<Quote[]> {
  if (valueMinor <= 0) return [...quotes];
  const cheapest = [...quotes].sort((a, b) => a.priceMinor - b.priceMinor).slice(0, most);
  const services = [{ code: "INSURANCE", parameter: toDecimal(valueMinor, currency) }];
  const fees = new Map(
    await Promise.all(
      cheapest.map(
        async ({ service }) => [service, await feeFor({ ...asked, tariff_code: Number(service), services }, currency, account)] as const,
      ),
    ),
  );
  return quotes.map((quote) => {
    const insuranceMinor = fees.get(quote.service) ?? 0;
    return insuranceMinor > 0 ? { ...quote, priceMinor: quote.priceMinor + insuranceMinor, insuranceMinor } : quote;
  });
}

/** Null where the calculator cannot be asked: a price without the fee is better than none. */
async function feeFor(body: object, currency: string, account: Cdek): Promise<number | null> {
  try {
    const answer = await inTime(ask(account, { path: "/calculator/tariff", body }), patienceMs);
    return isDone(answer) ? feeIn(answer.body, currency, account.settings) : null;
  } catch (error) {
    if (error instanceof CarrierUnavailable) return null;
    throw error;
  }
}

/** Pure: the fee in minor units, with VAT where the contract's prices come without it. */
function feeIn(body: unknown, currency: string, { addVatPercent }: Pick<Cdek["settings"], "addVatPercent">): number | null {
  const fee = read(PricedTariff, body)?.services.find(({ code }) => code === "INSURANCE");
  const sum = fee ? parseDecimal(fee.sum) : null;
  if (sum === null || sum < 0n) return null;
  const net = Number(toMinor(sum, decimalsOf(currency)));
  const minor = addVatPercent > 0 ? proportion(net, 100 + addVatPercent, 100) : net;
  return Number.isSafeInteger(minor) ? minor : null;
}
