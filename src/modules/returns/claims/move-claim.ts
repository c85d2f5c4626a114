import { and, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { refuseIf } from "@/platform/refusal";
import { afterClaim, whyNotClaim } from "./claim";
import type { MoveClaim } from "./inputs";
import { factOfClaim, lockClaim } from "./lock-claim";
import { carrierClaims } from "./tables";

/** Notes what has become of a claim: sent, what the carrier answered, what it paid; or that nobody goes on with it. */
export function moveClaim(
  ctx: Context,
  { claimId, version, step, reference, answer, amount }: MoveClaim & { claimId: string },
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { order, claim } = await lockClaim(ctx, claimId, version);
    refuseIf(whyNotClaim(step, claim));
    const status = afterClaim(step);
    const now = ctx.now();
    const awardedMinor = step === "accept" || step === "pay" ? (amount ?? claim.awardedMinor ?? claim.claimedMinor) : claim.awardedMinor;
    await ctx.db
      .update(carrierClaims)
      .set({
        ...{ status, awardedMinor, version: claim.version + 1 },
        ...(reference === undefined ? {} : { reference }),
        ...(answer === undefined ? {} : { answer }),
        ...(step === "send" ? { sentAt: now } : {}),
        ...(step === "accept" || step === "reject" ? { decidedAt: now } : {}),
        ...(step === "pay" || step === "withdraw" ? { closedAt: now } : {}),
      })
      .where(and(eq(carrierClaims.organizationId, claim.organizationId), eq(carrierClaims.id, claim.id)));
    await record(
      ctx,
      factOfClaim(order, claim, "claim.moved", { claimStatus: status, amountMinor: awardedMinor, currency: claim.currency }),
    );
  });
}
