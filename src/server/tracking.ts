import { reason } from "@/lib/reason";
import { rateOrder } from "@/modules/notifications/commands/rate-order";
import type { RateOrder } from "@/modules/notifications/inputs";
import { actionsOf, type TrackingAction } from "@/modules/notifications/tracking/actions";
import { pictureAddress } from "@/modules/notifications/tracking/picture-address";
import { expectedAtOf, type StageReached, stageOfOrder, stagesOfOrder } from "@/modules/notifications/tracking/stages";
import type { TrackedOrder, TrackedShop } from "@/modules/notifications/tracking/tracked-order";
import { orderOfToken } from "@/modules/notifications/tracking-link-queries";
import { trackedOrder, trackedPicture } from "@/modules/notifications/tracking-queries";
import { type Respelling, respellingsOf } from "@/modules/orders/buyer-acts/check-correction";
import { loadActs } from "@/modules/orders/buyer-acts/load-facts";
import { whyNotCancel, whyNotChoosePoint, whyNotCorrectAddress, whyNotWrite } from "@/modules/orders/buyer-acts/rules";
import { answerSubstitution } from "@/modules/orders/commands/answer-substitution";
import type { AnswerSubstitution } from "@/modules/orders/substitution/inputs";
import { openProposal } from "@/modules/orders/substitution/open-proposal";
import { mayAskBack } from "@/modules/returns/buyer-queries";
import { modifies } from "@/modules/shipments/commands/change-destination";
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
  /** What the shop asks the buyer. */
  question: TrackedQuestion | null;
  /** Messages of the buyer that the shop has not dealt with. */
  openMessages: number;
  /** How the town may be spelled, where nobody knows it and its buyer may say so. */
  towns: Respelling[];
};

/** Another product offered for one that is missing, with what it would cost more (above 0) or less. */
export type TrackedQuestion = {
  id: string;
  units: number;
  instead: string;
  name: string;
  picture: string | null;
  differenceMinor: number;
  currency: string;
  note: string | null;
};

/** What a tracking link shows, to its page and to the API alike. Refuses a link that is unknown or revoked, both with the same words. */
export async function trackingView(visitor: Visitor, token: string): Promise<TrackingView> {
  const { ctx, orderId } = await openLink(visitor, token);
  const tracked = await trackedOrder(ctx, orderId);
  if (!tracked) throw notFound("tracking");
  const { order, shop } = tracked;
  const { facts, acts, open, shippingAddress } = await loadActs(ctx, orderId, modifies);
  const asked = await openProposal(ctx, orderId);
  const mayCorrect = whyNotCorrectAddress(facts, acts) === null;
  return {
    order,
    shop,
    stage: stageOfOrder(order),
    stages: stagesOfOrder(order),
    expectedAt: expectedAtOf(order),
    actions: actionsOf(order, shop, {
      correct_address: mayCorrect,
      choose_point: whyNotChoosePoint(facts, acts) === null,
      cancel: whyNotCancel(facts, acts) === null,
      return: await mayAskBack(ctx, orderId),
      message: whyNotWrite({ open }, acts) === null,
    }),
    question: asked?.fits ? questionOf(asked, token) : null,
    openMessages: open,
    towns: mayCorrect ? await respellingsOf(shippingAddress) : [],
  };
}

function questionOf(asked: NonNullable<Awaited<ReturnType<typeof openProposal>>>, token: string): TrackedQuestion {
  const { id, units, line, substitute, differenceMinor, currency, note } = asked;
  const picture = pictureAddress(substitute.picture, substitute.productId, token);
  return { id, units, instead: line.name, name: substitute.name, picture, differenceMinor, currency, note };
}

/** Takes the buyer's word on what they were offered. */
export async function answerByLink(visitor: Visitor, token: string, answer: AnswerSubstitution): Promise<void> {
  const { ctx, orderId } = await openLink(visitor, token);
  await answerSubstitution(ctx, { ...answer, orderId });
}

/** The picture of a product in the order of a link. */
export async function trackingPicture(visitor: Visitor, token: string, productId: string): Promise<Buffer> {
  const { ctx, orderId } = await openLink(visitor, token);
  const asked = await openProposal(ctx, orderId);
  const picture = await trackedPicture(ctx, orderId, productId, asked ? [asked.substitute.productId] : []);
  if (!picture) throw notFound("tracking");
  return picture;
}

/** Keeps the verdict of whoever has the link. */
export async function rateByLink(visitor: Visitor, token: string, verdict: RateOrder): Promise<void> {
  const { ctx, orderId } = await openLink(visitor, token);
  await rateOrder(ctx, { ...verdict, orderId });
}

/** The order behind a link, as its buyer. Refuses an unknown and a revoked one alike, and a guesser for a while. */
export async function openLink(visitor: Visitor, token: string): Promise<{ ctx: Context; orderId: string }> {
  const found = tokenShape.test(token) ? await orderOfToken(visitor, token) : null;
  if (found) return found;
  // Only misses count, so that a house full of buyers behind one address is never kept waiting.
  const seconds = takeToken("tracking-guesses", visitor.ip ?? "unknown", perGuesser);
  if (seconds > 0) throw new Refusal("too_many", reason("too_many_requests", { seconds }));
  throw notFound("tracking");
}
