import { reason } from "@/lib/reason";
import type { CarrierQuote, RefusedRate } from "../rate-choice";
import { CarrierUnavailable, type QuoteRequest } from "./port";
import type { OpenedCarrier } from "./registry";

/**
 * Asks all carriers at once. One that is down or broken is told among the refusals and holds up no other;
 * `onBug` hears of errors that are no `CarrierUnavailable`.
 */
export async function askForQuotes(
  opened: readonly OpenedCarrier[],
  request: QuoteRequest,
  onBug: (error: unknown, carrier: string) => void,
): Promise<{ quotes: CarrierQuote[]; refused: RefusedRate[] }> {
  const answers = await Promise.all(opened.map((one) => askOne(one, request, onBug)));
  return { quotes: answers.flatMap(({ quotes }) => quotes), refused: answers.flatMap(({ refused }) => refused) };
}

async function askOne(
  { carrier, account }: OpenedCarrier,
  request: QuoteRequest,
  onBug: (error: unknown, carrier: string) => void,
): Promise<{ quotes: CarrierQuote[]; refused: RefusedRate[] }> {
  const { code } = account;
  try {
    const { quotes, refused } = await carrier.quote(request, account);
    return { quotes: quotes.map((quote) => ({ ...quote, carrier: code })), refused: refused.map((row) => ({ ...row, carrier: code })) };
  } catch (error) {
    if (!(error instanceof CarrierUnavailable)) onBug(error, code);
    return { quotes: [], refused: [{ carrier: code, service: null, reason: reason("carrier.unavailable", { carrier: code }) }] };
  }
}
