import { decimalsOf } from "@/lib/money";
import { readBody } from "@/lib/parse-keeping-ids";
import { reason } from "@/lib/reason";
import { plausibleDate } from "../plausible-date";
import type { OrderIntake, Settings, Translation } from "../port";
import { Problems } from "../problems";
import { addMismatch, readableCurrency } from "../settle";
import { addressOf, customerOf } from "./buyer";
import { goodsMinorOf, linesOf, totalsOf } from "./lines";
import { orderState, type Program } from "./order-state";
import { moscowTime, readWireOrder, type WireOrder } from "./wire";

const methods: Readonly<Record<string, string>> = { DELIVERY: "courier", PICKUP: "pickup", POST: "post", DIGITAL: "digital" };

/** Reads an order of Yandex Market, alone or as `{"order": …}`. What is doubtful becomes a problem and holds the order. */
export function translate({ rawBody, receivedAt, settings }: { rawBody: Uint8Array; receivedAt: Date; settings: Settings }): Translation {
  const parsed = readBody(rawBody);
  if (parsed === undefined) return { unreadable: reason("channel.not_json") };
  const payload = unwrapped(parsed);
  if (!looksLikeOrder(payload)) return { unreadable: reason("channel.not_an_order") };
  const read = readWireOrder(payload);
  if (!read) return { unreadable: reason("channel.not_an_order") };
  if (!/^[\w-]+$/.test(read.value.id)) return { unreadable: reason("channel.no_order_id") };
  return { order: intakeOf(read.value, programOf(read.value, settings), new Problems(read.unreadable), receivedAt) };
}

function intakeOf(order: WireOrder, program: Program, problems: Problems, receivedAt: Date): OrderIntake {
  const plausible = (at: Date | null, path: string): Date | null => plausibleDate(at, path, receivedAt, problems);
  const placedAt = plausible(order.creationDate, "creationDate") ?? receivedAt;
  const { state, known } = orderState(order, program);
  // An order that is only asked whether it can be accepted has no status yet.
  if (!known && order.status) problems.add("status", "channel.status_unknown", { status: order.status });
  if (order.fake) problems.add("fake", "channel.test_order");
  // With our own delivery it is for us to agree that the buyer gets nothing.
  const cancellationAsked = order.cancelRequested === true && (state === "paid" || state === "cash_on_delivery");
  if (cancellationAsked) problems.add("cancelRequested", "channel.cancellation_requested");
  const carriedByChannel = program === "FBS" || program === "EXPRESS";
  const atChannel = program !== "DBS";
  return {
    externalId: order.id,
    externalNumber: order.id,
    // The push API tells no time of change: what comes later is later.
    externalVersion: plausible(order.updatedAt, "updatedAt") ?? receivedAt,
    state,
    rawStatus: [order.status, order.substatus].filter(Boolean).join("/"),
    placedAt: placedAt > receivedAt ? receivedAt : placedAt,
    ...moneyOf(order, problems),
    customer: customerOf(order, atChannel, problems),
    shippingAddress: addressOf(order, atChannel, problems),
    shippingMethod: atChannel ? "yandex_market" : (methods[order.delivery.type] ?? null),
    shippingMethodTitle: order.delivery.serviceName || null,
    pickupPoint: null,
    fees: [],
    prepayments: [],
    refunds: [],
    cancellationAsked,
    paymentMethod: order.paymentMethod.toLowerCase() || null,
    paymentReference: null,
    paidAt: null,
    note: order.notes || null,
    problems: problems.all(),
    fulfilledBy: program === "FBY" ? "channel" : "us",
    carriedByChannel,
    shipBy: shipByOf(order),
    place: order.items.map(({ partnerWarehouseId, warehouseId }) => partnerWarehouseId || warehouseId).find(Boolean) ?? null,
    memory: memoryOf(order, program),
  };
}

function moneyOf(order: WireOrder, problems: Problems): Pick<OrderIntake, "currency" | "lines" | "shippingPriceMinor" | "totalMinor"> {
  // The code of the rouble before 1998, kept by Yandex.
  const code = order.currency.toUpperCase().replace(/^RUR$/, "RUB");
  const currency = readableCurrency(code, order.currency, problems);
  const decimals = decimalsOf(currency);
  const lines = linesOf(order, decimals, problems);
  if (lines.length === 0) problems.add("items", "channel.no_lines");
  const { shippingPriceMinor, totalMinor, mismatch, partsMinor } = totalsOf(order, goodsMinorOf(lines), decimals, problems);
  if (mismatch) addMismatch(totalMinor, partsMinor, currency, problems);
  return { currency, lines, shippingPriceMinor, totalMinor };
}

/** How the order is sold: as it says itself, by the settings, else by who delivers it. */
function programOf(order: WireOrder, settings: Settings): Program {
  const told = [order.programType, settings["program"]].find((value) => isProgram(value));
  if (isProgram(told)) return told;
  const { deliveryPartnerType, address } = order.delivery;
  if (deliveryPartnerType !== "") return deliveryPartnerType === "SHOP" ? "DBS" : "FBS";
  return address.street !== "" ? "DBS" : "FBS";
}

function isProgram(value: unknown): value is Program {
  return value === "FBS" || value === "EXPRESS" || value === "FBY" || value === "DBS";
}

/** Until when the parcel must be handed over: the time told beside the day, else the end of that day. */
function shipByOf({ delivery }: WireOrder): Date | null {
  const [shipment] = delivery.shipments;
  if (!shipment) return null;
  return moscowTime(shipment.shipmentDate, /^\d{2}:\d{2}(:\d{2})?$/.test(shipment.shipmentTime) ? shipment.shipmentTime : "23:59");
}

/** What the later steps need: whose delivery it is, how many units Yandex counts in each item, what must be scanned. */
function memoryOf(order: WireOrder, program: Program): Record<string, unknown> {
  const marked = order.items.filter(({ requiredInstanceTypes }) => requiredInstanceTypes.length > 0);
  return {
    program,
    ...(order.delivery.deliveryServiceId ? { deliveryServiceId: order.delivery.deliveryServiceId } : {}),
    ...(order.delivery.outletCode || order.delivery.outlet.code ? { outlet: order.delivery.outletCode || order.delivery.outlet.code } : {}),
    ...(marked.length > 0 ? { marking: Object.fromEntries(marked.map((item) => [item.id, item.requiredInstanceTypes])) } : {}),
  };
}

function unwrapped(payload: unknown): unknown {
  return isRecord(payload) && isRecord(payload["order"]) ? payload["order"] : payload;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A notification names an order and its items too, but tells neither money nor delivery. */
function looksLikeOrder(payload: unknown): boolean {
  if (!isRecord(payload) || "notificationType" in payload) return false;
  return "items" in payload && ("currency" in payload || "delivery" in payload || "creationDate" in payload);
}
