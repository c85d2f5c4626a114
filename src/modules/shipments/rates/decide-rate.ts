import type { Context } from "@/platform/context";
import { log } from "@/platform/log";
import { carrierRulesOf } from "../carrier-queries";
import { type CarrierRule, type ParcelFacts, rulesFor } from "../carrier-rule";
import { askForQuotes } from "../carriers/ask-for-quotes";
import { inTime } from "../carriers/in-time";
import type { QuoteRequest } from "../carriers/port";
import type { OpenedCarrier } from "../carriers/registry";
import { openActiveAccounts } from "../load-accounts";
import { predefinedCarrier } from "../predefined-carrier";
import { chooseRate, type RateDecision } from "../rate-choice";
import { onTimeTo } from "./load-records";
import { quoteCache, remembering } from "./quote-cache";

export type RateWish = { request: Omit<QuoteRequest, "now">; facts: ParcelFacts; promiseBy: Date | null };
export type DecidedRate = { decision: RateDecision; carrierId: string | null; askedAt: Date };

type How = {
  asked?: { carrier?: string | undefined; service?: string | undefined };
  /** Rules that are tried instead of those in force. */
  rules?: readonly CarrierRule[];
  fresh: boolean;
};

/**
 * Asks all active carriers at once and chooses by the rules. Outside every transaction: a carrier that is slow, down or broken stands
 * among the refusals and holds up nobody. `carrierId` is the account that is chosen, `askedAt` the age of the oldest answer.
 */
export async function decideRate(
  ctx: Context,
  { request, facts, promiseBy }: RateWish,
  { asked = {}, rules, fresh }: How,
): Promise<DecidedRate> {
  if (ctx.inTransaction) throw new Error("carriers are asked outside transactions");
  const now = ctx.now();
  const { rows, opened, refused } = await openActiveAccounts(ctx);
  const { shippingMethod, pickupPoint } = request;
  // What the marketplace carries is nobody else's, and of all the rest it carries nothing.
  const carries = ({ carrier, account }: OpenedCarrier) =>
    (carrier.kind === "marketplace") === (shippingMethod === "marketplace") || account.code === asked.carrier;
  let askedAt = now;
  const memory = {
    organizationId: ctx.actor.organizationId,
    cache: quoteCache(),
    fresh,
    tell: (at: Date) => {
      if (at < askedAt) askedAt = at;
    },
  };
  const open = opened.filter(carries).map((one) => impatient(remembering(one, memory)));
  const answers = await askForQuotes(open, { ...request, now }, (error, carrier) =>
    log().error({ err: error, carrier }, "a carrier's quote failed"),
  );
  const fitting = rulesFor(rules ?? (await carrierRulesOf(ctx)).rules, facts);
  const asksForRecords = fitting.some(({ take }) => "strategy" in take && take.strategy === "on_time");
  const question = {
    currency: request.currency,
    rules: fitting,
    records: asksForRecords && request.to ? await onTimeTo(ctx, request.to) : undefined,
    promiseBy,
    now,
    refused: [...refused, ...answers.refused],
  };
  const usual = predefinedCarrier({ shippingMethod, pickupPoint }, rows);
  const predefined = predefinedCarrier({ shippingMethod, pickupPoint, asked }, rows);
  const decision = chooseRate(answers.quotes, { ...question, predefined });
  const isByHand = predefined?.by === "staff" || asked.service !== undefined;
  const advised = isByHand ? chooseRate(answers.quotes, { ...question, predefined: usual }).chosen : null;
  return {
    decision: { ...decision, ...(advised && { advised: briefly(advised) }) },
    carrierId: rows.find((row) => row.code === decision.chosen?.carrier)?.id ?? null,
    askedAt,
  };
}

const briefly = ({ carrier, service, priceMinor, currency }: NonNullable<RateDecision["chosen"]>) => ({
  carrier,
  service,
  priceMinor,
  currency,
});

/** An adapter that forgets its own time-out does not keep the packer waiting. */
function impatient({ carrier, account }: OpenedCarrier): OpenedCarrier {
  return { account, carrier: { ...carrier, quote: (request, own) => inTime(carrier.quote(request, own), 10_000) } };
}
