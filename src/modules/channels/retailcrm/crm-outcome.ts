import type { Reason } from "@/lib/reason";
import { wording } from "../intake/words";
import { crmId, crmOrder, crmRefusal } from "./crm-answer";
import type { CrmOutcome } from "./take-crm-order";

// Its clients read English.
const word = wording("en");

export type Uploaded = { externalId: string; outcome: CrmOutcome | "no order" };

/** What a shop reads of an order that it created or changed. */
export function answerOf(outcome: CrmOutcome, site: string): Response {
  if (outcome.outcome === "taken")
    return Response.json({ success: true, id: crmId(outcome.order.number), order: crmOrder(outcome.order, site) });
  if (outcome.outcome === "unknown") return Response.json(crmRefusal("Not found"), { status: 404 });
  // Stored, and its number is not known yet: asked again, the shop hears that the order exists.
  if (outcome.outcome === "later")
    return Response.json(crmRefusal("The order is stored and is still being taken in. Ask again."), {
      status: 503,
      headers: { "retry-after": "5" },
    });
  return Response.json(refusalOf(outcome), { status: 400 });
}

/** All of them, or which failed and why, with RetailCRM's own status for that. */
export function uploadAnswer(uploaded: readonly Uploaded[]): Response {
  const uploadedOrders = uploaded.flatMap(({ outcome }) =>
    outcome !== "no order" && outcome.outcome === "taken"
      ? [{ id: crmId(outcome.order.number), externalId: outcome.order.externalId }]
      : [],
  );
  if (uploadedOrders.length === uploaded.length) return Response.json({ success: true, uploadedOrders });
  const failed = uploaded.filter(({ outcome }) => outcome === "no order" || outcome.outcome !== "taken");
  const body = {
    ...crmRefusal("Orders are loaded with errors"),
    uploadedOrders,
    failedOrders: failed.map(({ externalId }) => ({ externalId })),
    errors: failed.map(({ externalId, outcome }) => `${externalId}: ${outcome === "no order" ? "no JSON object" : whyOf(outcome)}`),
  };
  return Response.json(body, { status: 460 });
}

type Failed = Exclude<CrmOutcome, { outcome: "taken" }>;

function refusalOf(outcome: Failed) {
  if (outcome.outcome !== "refused") return crmRefusal(whyOf(outcome));
  const errors = Object.entries(outcome.errors).map(([path, reason]) => [path, word(reason)] as const);
  return crmRefusal("Errors in the entity format", Object.fromEntries(errors.length > 0 ? errors : [["order", word(outcome.reason)]]));
}

function whyOf(outcome: CrmOutcome): string {
  if (outcome.outcome === "exists") return "Order already exists.";
  if (outcome.outcome === "refused") return word(outcome.reason satisfies Reason);
  return outcome.outcome === "later" ? "Still being taken in." : "Not found";
}
