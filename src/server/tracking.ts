import { reason } from "@/lib/reason";
import { rateOrder } from "@/modules/notifications/commands/rate-order";
import type { RateOrder } from "@/modules/notifications/inputs";
import { actionsOf, type TrackingAction } from "@/modules/notifications/tracking/actions";
import { expectedAtOf, type StageReached, stageOfOrder, stagesOfOrder } from "@/modules/notifications/tracking/stages";
import type { TrackedOrder, TrackedShop } from "@/modules/notifications/tracking/tracked-order";
import { orderOfToken, trackedOrder, trackedPicture } from "@/modules/notifications/tracking-queries";
import type { Stage } from "@/modules/shipments/tracking-news";
import type { Context, Visitor } from "@/platform/context";
import { notFound, Refusal } from "@/platform/refusal";
import { type Allowance, takeToken } from "./rate-limit";

/** Wrong links of one address: a mistyped one now and then, not a search through the possible ones. */
const perGuesser: Allowance = { burst: 20, perSecond: 0.1 };

/** A tracking token as we make them: at least 128 random bits in hexadecimal or base64url. */
const tokenShape = /^[\w-]{20,128}$/;

export type TrackingView = {
  order: TrackedOrder;
  shop: TrackedShop;
  stage: Stage;
  stages: StageReached[];
  expectedAt: Date | null;
  actions: TrackingAction[];
};

/** What a tracking link shows, to its page and to the API alike. Refuses a link that is unknown or revoked, both with the same words. */
export async function trackingView(visitor: Visitor, token: string): Promise<TrackingView> {
  const { ctx, orderId } = await openLink(visitor, token);
  const tracked = await trackedOrder(ctx, orderId);
  if (!tracked) throw notFound("tracking");
  const { order, shop } = tracked;
  return {
    order,
    shop,
    stage: stageOfOrder(order),
    stages: stagesOfOrder(order),
    expectedAt: expectedAtOf(order),
    actions: actionsOf(order, shop),
  };
}

/** The picture of a product in the order of a link. */
export async function trackingPicture(visitor: Visitor, token: string, productId: string): Promise<Buffer> {
  const { ctx, orderId } = await openLink(visitor, token);
  const picture = await trackedPicture(ctx, orderId, productId);
  if (!picture) throw notFound("tracking");
  return picture;
}

/** Keeps the verdict of whoever has the link. */
export async function rateByLink(visitor: Visitor, token: string, verdict: RateOrder): Promise<void> {
  const { ctx, orderId } = await openLink(visitor, token);
  await rateOrder(ctx, { ...verdict, orderId });
}

async function openLink(visitor: Visitor, token: string): Promise<{ ctx: Context; orderId: string }> {
  const found = tokenShape.test(token) ? await orderOfToken(visitor, token) : null;
  if (found) return found;
  // Only misses count, so that a house full of buyers behind one address is never kept waiting.
  const seconds = takeToken("tracking-guesses", visitor.ip ?? "unknown", perGuesser);
  if (seconds > 0) throw new Refusal("too_many", reason("too_many_requests", { seconds }));
  throw notFound("tracking");
}
