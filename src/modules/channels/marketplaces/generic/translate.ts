import { zero } from "@/lib/decimal";
import { decimalsOf } from "@/lib/money";
import { normalizePhone } from "@/lib/phone";
import { type Reason, reason } from "@/lib/reason";
import { positive } from "../amounts";
import { plausibleDate } from "../plausible-date";
import { type IntakeAddress, type OrderIntake, type OrderState, orderStates, type Settings, type Translation } from "../port";
import { Problems } from "../problems";
import { readableCurrency, settle } from "../settle";
import { mappingOf } from "./connection";
import { linesOf } from "./lines";
import type { Mapping } from "./mapping";
import { scopesOf, stepsOf, valuesAt } from "./path";
import { readPayload } from "./payload";
import { Fields } from "./read-fields";

/** Reads an order of any shop by the connection's mapping. Problems stand at the names of our fields. */
export function translate({ rawBody, receivedAt, settings }: { rawBody: Uint8Array; receivedAt: Date; settings: Settings }): Translation {
  const mapping = mappingOf(settings);
  const payload = readPayload(rawBody);
  if (payload === null) return { unreadable: reason("channel.generic.no_payload") };
  return translatePayload(mapping, payload, receivedAt);
}

/** The same of a payload that is parsed already. */
export function translatePayload(mapping: Mapping, payload: unknown, receivedAt: Date): Translation {
  if (!mapping.externalId) return { unreadable: reason("channel.generic.not_mapped", { field: "externalId" }) };
  if (mapping.single && valuesAt(payload, stepsOf(mapping.single)).length > 1)
    return { unreadable: reason("channel.generic.several_orders", { path: mapping.single }) };
  const problems = new Problems([]);
  const fields = new Fields(mapping, scopesOf(payload, "")[0] ?? [], problems);
  const externalId = fields.text("externalId").slice(0, 150);
  if (!externalId) return { unreadable: reason("channel.no_order_id") };
  return { order: intakeOf(externalId, fields, mapping, payload, problems, receivedAt) };
}

function intakeOf(
  externalId: string,
  fields: Fields,
  mapping: Mapping,
  payload: unknown,
  problems: Problems,
  receivedAt: Date,
): OrderIntake {
  const plausible = (field: "placedAt" | "changedAt" | "paidAt") => plausibleDate(fields.date(field), field, receivedAt, problems);
  const placedAt = plausible("placedAt") ?? receivedAt;
  const paidAt = plausible("paidAt");
  const carriedByChannel = fields.flag("carriedByChannel");
  const [carrier, code] = [fields.text("pickupCarrier").slice(0, 60), fields.text("pickupCode").slice(0, 60)];
  const shippingMethod = fields.text("shippingMethod").slice(0, 200) || null;
  const pickupPoint = carrier && code ? { carrier, code } : null;
  return {
    externalId,
    externalNumber: fields.text("number").slice(0, 100) || externalId,
    externalVersion: plausible("changedAt") ?? receivedAt,
    state: stateOf(fields.text("status"), fields, paidAt, problems),
    rawStatus: fields.word("status").slice(0, 100),
    placedAt: placedAt > receivedAt ? receivedAt : placedAt,
    ...moneyOf(fields, mapping, payload, problems),
    customer: buyerOf(fields, carriedByChannel, problems),
    shippingAddress: shippingMethod === "pickup" ? null : addressOf(fields, carriedByChannel || pickupPoint !== null, problems),
    shippingMethod,
    shippingMethodTitle: fields.text("shippingMethodTitle").slice(0, 300) || null,
    pickupPoint,
    prepayments: [],
    refunds: [],
    paymentMethod: fields.text("paymentMethod").slice(0, 100) || null,
    paymentReference: fields.text("paymentReference").slice(0, 200) || null,
    paidAt: paidAt && paidAt > receivedAt ? receivedAt : paidAt,
    note: fields.text("note") || null,
    problems: problems.all(),
    fulfilledBy: "us",
    carriedByChannel,
    shipBy: fields.date("shipBy"),
    place: fields.text("place").slice(0, 200) || null,
  };
}

/** A status that the mapping turned into one of ours counts; any other word, and none, leave it to the payment. */
function stateOf(status: string, fields: Fields, paidAt: Date | null, problems: Problems): OrderState {
  const payment = fields.text("payment").toLowerCase();
  const own = orderStates.find((state) => state === status);
  if (own) return own;
  if (status !== "") problems.add("status", "channel.status_unknown", { status: status.slice(0, 60) });
  if (paidAt || /^(paid|true|1|yes)$/.test(payment)) return "paid";
  if (payment === "cash_on_delivery") return "cash_on_delivery";
  if (payment !== "" && !/^(awaiting_payment|unpaid|pending|false|0|no)$/.test(payment))
    problems.add("payment", "channel.field_unreadable", { field: "payment", value: payment.slice(0, 60) });
  return "awaiting_payment";
}

function moneyOf(fields: Fields, mapping: Mapping, payload: unknown, problems: Problems) {
  const word = fields.text("currency").toUpperCase();
  const code = ["", "RUR", "РУБ", "РУБ.", "₽"].includes(word) ? "RUB" : word;
  const currency = readableCurrency(code, word, problems);
  const decimals = mapping.amounts === "minor" ? 0 : decimalsOf(currency);
  const lines = linesOf(mapping, payload, decimals, problems);
  if (lines.length === 0) problems.add("lines", "channel.no_lines");
  const minor = (field: "shippingPrice" | "discount") => positive(fields.amount(field) ?? zero, decimals, field, problems);
  const total = fields.amount("total");
  const discountMinor = minor("discount");
  const sums = {
    shippingMinor: minor("shippingPrice"),
    feesMinor: discountMinor > 0 ? [-discountMinor] : [],
    giftCardsMinor: 0,
    totalMinor: total === null ? null : positive(total, decimals, "total", problems),
  };
  const settled = settle(lines, sums, currency, problems);
  return {
    ...settled,
    currency,
    fees: [],
  };
}

function buyerOf(fields: Fields, isHidden: boolean, problems: Problems): OrderIntake["customer"] {
  const name = (fields.text("name") || [fields.text("firstName"), fields.text("lastName")].filter(Boolean).join(" ")).slice(0, 200);
  const phone = fields.text("phone").slice(0, 60);
  const isPhone = (phone.match(/\d/g) ?? []).length >= 5;
  if (!isHidden && !name) problems.add("name", "channel.name_missing");
  if (!isHidden && !isPhone) problems.add("phone", "channel.phone_missing");
  const email = fields.text("email");
  const isEmail = email.length <= 254 && /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(email);
  const locale = /^[a-z]{2}/i.exec(fields.text("locale"))?.[0].toLowerCase() ?? null;
  return { name, email: isEmail ? email : null, phone: isPhone ? (normalizePhone(phone) ?? phone) : null, locale };
}

function addressOf(fields: Fields, mayBeMissing: boolean, problems: Problems): IntakeAddress | null {
  const [city, line1] = [fields.text("city").slice(0, 200), fields.text("address").slice(0, 500)];
  const say = (field: string, why: Reason) => (mayBeMissing ? undefined : problems.add(field, why.code, why.params));
  if (!city && !line1) {
    say("address", reason("channel.address_missing"));
    return null;
  }
  const word = fields.text("country").toUpperCase();
  const country = ["", "РОССИЯ", "RUSSIA", "RUS"].includes(word) ? "RU" : word;
  const isCode = /^[A-Z]{2}$/.test(country);
  if (!isCode) say("country", reason("channel.country_unreadable", { value: word.slice(0, 60) }));
  if (!city) say("city", reason("channel.city_missing"));
  if (!line1) say("address", reason("channel.street_missing"));
  return {
    country: isCode ? country : "",
    region: fields.text("region").slice(0, 200) || null,
    city,
    postalCode: fields.text("postalCode").slice(0, 20) || null,
    line1: line1 || null,
    latitude: null,
    longitude: null,
  };
}
