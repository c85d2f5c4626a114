import { readBody } from "@/lib/parse-keeping-ids";
import { reason } from "@/lib/reason";
import { plausibleDate } from "../plausible-date";
import type { OrderIntake, Translation } from "../port";
import { Problems } from "../problems";
import { currencyOf, type Job, unitsOf } from "./lines";
import { memoryOf } from "./memory";
import { stageOf, stateOf } from "./status";
import { readWireOrder, type WireOrder, type WireStatus } from "./wire";

/** Reads the jobs of one order with their statuses, as `poll` puts them together, or one job alone. */
export function translate({ rawBody, receivedAt }: { rawBody: Uint8Array; receivedAt: Date }): Translation {
  const payload = readBody(rawBody);
  if (payload === undefined) return { unreadable: reason("channel.not_json") };
  const body = isObject(payload) && "id" in payload && "rid" in payload ? { orders: [payload] } : payload;
  if (!isObject(body) || !Array.isArray(body["orders"]) || !body["orders"].some(looksLikeJob))
    return { unreadable: reason("channel.not_an_order") };
  const read = readWireOrder(body);
  if (!read) return { unreadable: reason("channel.not_an_order") };
  const jobs = read.value.orders.filter(({ id }) => id !== "" && id !== "0");
  const [first] = jobs;
  if (!first) return { unreadable: reason("channel.no_order_id") };
  // A list of several orders is none.
  if (jobs.some(({ orderUid }) => orderUid !== first.orderUid) || (jobs.length > 1 && !first.orderUid))
    return { unreadable: reason("channel.not_an_order") };
  return { order: intakeOf({ ...read.value, orders: jobs }, new Problems(read.unreadable), receivedAt) };
}

function intakeOf({ orders, statuses, part }: WireOrder, problems: Problems, receivedAt: Date): OrderIntake {
  const byId = new Map(statuses.map((status) => [status.id, status]));
  const jobs = orders
    .map((job): Job => ({ ...job, stage: stageFor(job.supplyId, byId.get(job.id), problems) }))
    .sort((a, b) => a.id.length - b.id.length || (a.id < b.id ? -1 : 1));
  const [first] = jobs;
  const uid = first?.orderUid || `job-${first?.id}`;
  const units = unitsOf(jobs, problems);
  const lines = units.map(({ line }) => line);
  const stages = jobs.map(({ stage }) => stage);
  const times = jobs.flatMap(({ createdAt }) => (createdAt ? [createdAt.getTime()] : []));
  const placed =
    plausibleDate(times.length > 0 ? new Date(Math.min(...times)) : null, "orders.createdAt", receivedAt, problems) ?? receivedAt;
  // What had left before we heard of it is nothing to pick here.
  const gone = stages.every((stage) => stage === "away" || stage === "delivered" || stage === "cancelled");
  return {
    externalId: part ? `${uid}@${part}` : uid,
    externalNumber: first?.id ?? uid,
    // Wildberries names no time of the last change: what was read later is newer.
    externalVersion: receivedAt,
    state: stateOf(stages),
    rawStatus: [...new Set(jobs.map(({ id }) => rawOf(byId.get(id))))].join(", "),
    placedAt: placed > receivedAt ? receivedAt : placed,
    currency: currencyOf(jobs, problems),
    // Wildberries carries the parcel and shows nobody.
    customer: { name: "", email: null, phone: null, locale: "ru" },
    shippingAddress: null,
    shippingMethod: "wildberries",
    shippingMethodTitle: null,
    pickupPoint: null,
    shippingPriceMinor: 0,
    fees: [],
    totalMinor: lines.reduce((sum, { quantity, unitPriceMinor }) => sum + quantity * unitPriceMinor, 0),
    prepayments: [],
    lines,
    refunds: [],
    paymentMethod: "wildberries",
    paymentReference: null,
    paidAt: null,
    note: [...new Set(jobs.map(({ comment }) => comment))].filter(Boolean).join("\n") || null,
    problems: problems.all(),
    fulfilledBy: gone ? "channel" : "us",
    carriedByChannel: true,
    shipBy: null,
    place: first?.warehouseId || null,
    memory: memoryOf(units),
  };
}

function stageFor(supplyId: string, status: WireStatus | undefined, problems: Problems): Job["stage"] {
  // The list of new jobs tells no statuses: they are all new.
  if (!status || (!status.supplierStatus && !status.wbStatus)) return supplyId ? "assembling" : "new";
  const stage = stageOf(status);
  if (!stage) problems.add(`statuses.${status.id}`, "channel.status_unknown", { status: rawOf(status) });
  return stage;
}

function rawOf(status: WireStatus | undefined): string {
  return status ? [status.supplierStatus, status.wbStatus].filter(Boolean).join("/") : "new";
}

function looksLikeJob(value: unknown): boolean {
  return isObject(value) && ("rid" in value || "orderUid" in value || "skus" in value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
