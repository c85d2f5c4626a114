import { readBody } from "@/lib/parse-keeping-ids";
import { reason } from "@/lib/reason";
import { plausibleDate } from "../plausible-date";
import type { OrderIntake, Translation } from "../port";
import { Problems } from "../problems";
import { customerOf, destinationOf, isCarriedByOzon } from "./buyer";
import { currencyOf, linesOf, totalOf } from "./lines";
import { memoryOf } from "./memory";
import { returnsOf } from "./returns";
import { stageOf, stateOf } from "./status";
import { readWirePosting, type WirePosting } from "./wire";

/**
 * Reads a posting, or a posting with those that Ozon split from it: together they are the order that we were told first.
 * What is doubtful becomes a problem and holds the order; only what is no posting at all is unreadable.
 */
export function translate({ rawBody, receivedAt }: { rawBody: Uint8Array; receivedAt: Date }): Translation {
  const payload = readBody(rawBody);
  if (payload === undefined) return { unreadable: reason("channel.not_json") };
  const bodies = postingsIn(payload);
  if (bodies.length === 0) return { unreadable: reason("channel.not_an_order") };
  const postings: WirePosting[] = [];
  const problems = new Problems([]);
  for (const [index, body] of bodies.entries()) {
    const read = readWirePosting(body);
    if (!read) return { unreadable: reason("channel.not_an_order") };
    const at = bodies.length > 1 ? `postings.${index}.` : "";
    for (const { path, value } of read.unreadable) problems.add(at + path, "channel.field_unreadable", { field: path, value });
    if (read.value.posting_number) postings.push(read.value);
  }
  const [first] = postings;
  if (!first) return { unreadable: reason("channel.no_order_id") };
  const order = intakeOf(first, postings, isFbo(bodies[0]), problems, receivedAt);
  const told = isObject(payload) && "returns" in payload ? returnsOf(payload.returns, order.lines) : [];
  return { order: told.length > 0 ? { ...order, returns: told } : order };
}

/** `first` is the posting that the others were split from. */
function intakeOf(first: WirePosting, family: WirePosting[], fbo: boolean, problems: Problems, receivedAt: Date): OrderIntake {
  const counted = countedOf(family);
  const stages = counted.map(({ status }) => stageOf(status));
  for (const { status } of counted) {
    if (!status) problems.add("status", "channel.status_missing");
    else if (!stageOf(status)) problems.add("status", "channel.status_unknown", { status });
  }
  const placed = plausibleDate(first.in_process_at ?? first.created_at, "in_process_at", receivedAt, problems) ?? receivedAt;
  const currency = currencyOf(counted, problems);
  const lines = linesOf(counted, currency, problems);
  const carriedByChannel = fbo || isCarriedByOzon(first);
  // What Ozon packs itself, and what had left before we heard of it, is nothing to pick here.
  const gone = stages.length > 0 && stages.every((stage) => stage === "away" || stage === "delivered" || stage === "cancelled");
  return {
    externalId: first.posting_number,
    externalNumber: first.posting_number,
    // Ozon names no time of the last change: what was read later is newer.
    externalVersion: receivedAt,
    state: stateOf(stages),
    rawStatus: [...new Set(counted.map(({ status }) => status))].join(", "),
    placedAt: placed > receivedAt ? receivedAt : placed,
    currency,
    customer: customerOf(fbo ? { ...first, tpl_integration_type: "" } : first, problems),
    ...destinationOf(fbo ? { ...first, tpl_integration_type: "" } : first, problems),
    shippingPriceMinor: 0,
    fees: [],
    totalMinor: totalOf(lines),
    prepayments: [],
    lines,
    refunds: [],
    paymentMethod: "ozon",
    paymentReference: null,
    paidAt: null,
    problems: problems.all(),
    fulfilledBy: fbo || gone ? "channel" : "us",
    carriedByChannel,
    shipBy: fbo ? null : earliest(counted.map(({ shipment_date }) => shipment_date)),
    place: first.delivery_method.warehouse_id || null,
    memory: fbo ? {} : memoryOf(first, counted),
  };
}

/** A posting that Ozon cancels because others take its place counts no more. */
function countedOf(family: WirePosting[]): WirePosting[] {
  const rest = family.filter(({ status }) => status !== "cancelled_from_split_pending");
  return rest.length > 0 ? rest : family;
}

function earliest(dates: (Date | null)[]): Date | null {
  return dates.reduce((first, date) => (date && (!first || date < first) ? date : first), null);
}

/** A posting alone, as the answer of a method, or a family as `read` and `poll` put it together. */
function postingsIn(payload: unknown): object[] {
  if (!isObject(payload) || "message_type" in payload) return [];
  if ("postings" in payload && Array.isArray(payload.postings)) return payload.postings.filter(looksLikePosting);
  if ("result" in payload) {
    const { result } = payload;
    const inner = isObject(result) && "postings" in result ? result.postings : result;
    const found = (Array.isArray(inner) ? inner : [inner]).filter(looksLikePosting);
    // A list of several orders is none.
    return found.length === 1 ? found : [];
  }
  return looksLikePosting(payload) ? [payload] : [];
}

function looksLikePosting(value: unknown): value is object {
  return isObject(value) && "posting_number" in value && ("status" in value || "products" in value);
}

/** Only what the seller sends has a way of delivery. */
function isFbo(value: unknown): boolean {
  return isObject(value) && !["delivery_method", "tpl_integration_type", "shipment_date"].some((field) => field in value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
