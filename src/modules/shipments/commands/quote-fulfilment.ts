import { and, asc, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { log } from "@/platform/log";
import { askForQuotes } from "../carriers/ask-for-quotes";
import { inTime } from "../carriers/in-time";
import type { OpenedCarrier } from "../carriers/registry";
import { openActiveAccounts } from "../load-accounts";
import { type Consignment, loadConsignment } from "../load-consignment";
import { type CarrierRule, predefinedCarrier } from "../predefined-carrier";
import { chooseRate, type RateDecision } from "../rate-choice";
import { carrierRules, carriers } from "../tables";

type Asked = { carrier?: string; service?: string };

/** What every carrier offers for a packed fulfilment, ranked, with the one that would be taken and why. Nothing is stored. */
export async function quoteFulfilment(ctx: Context, { fulfilmentId, ...asked }: Asked & { fulfilmentId: string }): Promise<RateDecision> {
  return (await decideCarrier(ctx, await loadConsignment(ctx, fulfilmentId), asked)).decision;
}

/**
 * Asks all active carriers at once and chooses by the rules. Outside every transaction: a carrier that is slow, down or
 * broken stands among the refusals and holds up nobody. `carrierId` is the account that is chosen.
 */
export async function decideCarrier(
  ctx: Context,
  consignment: Consignment,
  asked: Asked,
): Promise<{ decision: RateDecision; carrierId: string | null }> {
  if (ctx.inTransaction) throw new Error("carriers are asked outside transactions");
  const now = ctx.now();
  const { order, request } = consignment;
  const { rows, opened, refused } = await openActiveAccounts(ctx);
  const answers = await askForQuotes(opened.map(impatient), { ...request, now }, (error, carrier) =>
    log().error({ err: error, carrier }, "a carrier's quote failed"),
  );
  const { shippingMethod, pickupPoint } = request;
  const decision = chooseRate(answers.quotes, {
    currency: order.currency,
    predefined: predefinedCarrier({ shippingMethod, pickupPoint, asked }, await rulesOf(ctx), rows),
    promiseBy: order.promisedAt,
    now,
    refused: [...refused, ...answers.refused],
  });
  return { decision, carrierId: rows.find((row) => row.code === decision.chosen?.carrier)?.id ?? null };
}

/** An adapter that forgets its own time-out does not keep the packer waiting. */
function impatient({ carrier, account }: OpenedCarrier): OpenedCarrier {
  return { account, carrier: { ...carrier, quote: (request, own) => inTime(carrier.quote(request, own), 10_000) } };
}

function rulesOf(ctx: Context): Promise<CarrierRule[]> {
  return ctx.db
    .select({ shippingMethod: carrierRules.shippingMethod, carrier: carriers.code, service: carrierRules.service })
    .from(carrierRules)
    .innerJoin(carriers, and(eq(carriers.organizationId, carrierRules.organizationId), eq(carriers.id, carrierRules.carrierId)))
    .where(eq(carrierRules.organizationId, ctx.actor.organizationId))
    .orderBy(asc(carrierRules.shippingMethod));
}
