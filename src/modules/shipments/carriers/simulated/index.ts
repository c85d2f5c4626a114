import { z } from "zod";
import { reason } from "@/lib/reason";
import { seededDigits } from "@/lib/seeded";
import {
  type BookedRef,
  type BookingKey,
  type BookingRequest,
  type BookingResult,
  type CancelResult,
  type Carrier,
  CarrierUnavailable,
  offerFor,
} from "../port";
import { carrierReferenceOf, isNumbered, trackingNumberOf, troubleOf } from "./booking-desk";
import { eventsUntilNow, setsOffAt } from "./journey";
import { offers } from "./offers";
import { plainPaper } from "./papers";
import { pointsNear } from "./points";
import { SimulatedSettings } from "./settings";

const NoSecrets = z.strictObject({});
type NoSecrets = z.infer<typeof NoSecrets>;

/**
 * A carrier without an outside world, for the demo and the tests: it quotes, answers bookings late, moves parcels by itself and fails at times.
 * It keeps nothing: the booking's key and the times decide everything, so a run repeats exactly and a restart loses nothing.
 */
export const simulated: Carrier<SimulatedSettings, NoSecrets> = {
  kind: "simulated",
  settingsSchema: SimulatedSettings,
  secretsSchema: NoSecrets,
  handsTo: "carrier",
  repeatsSafely: true,
  pace: ({ bookingDelayMs, stepMs }) => ({ pollMs: between(250, bookingDelayMs / 2, 60_000), trackMs: between(500, stepMs / 2, 600_000) }),
  quote: async (request, { code }) => offers(request, code),
  book: async (request, { settings, code }) => book(request, settings, code),
  findBooking: async (key, { settings }) => found(key, settings),
  poll: async (booking, { settings }) => answerNow(booking, settings),
  track: async (booking, { settings }) => eventsUntilNow(booking, settings),
  cancel: async (booking, { settings }) => cancel(booking, settings),
  returnLabel: {
    repeatsSafely: true,
    quote: async (request, { code }) => offers(request, code),
    book: async (request, { settings, code }) => book(request, settings, code),
    findBooking: async (key, { settings }) => found(key, settings),
    poll: async (booking, { settings }) => answerNow(booking, settings),
    track: async (booking, { settings }) => eventsUntilNow(booking, settings),
    cancel: async (booking, { settings }) => cancel(booking, settings),
  },
  testConnection: async () => null,
  points: pointsNear,
  waybill: async ({ trackingNumber, service, now }) =>
    plainPaper(["WAYBILL (simulated)", trackingNumber ?? "", service, now.toISOString()]),
  manifest: async ({ key, date, bookings }) => {
    const numbers = bookings.map(({ trackingNumber }, index) => `${String(index + 1).padStart(3)}. ${trackingNumber ?? ""}`);
    const reference = `SIM-F${seededDigits(`manifest ${key}`, 8)}`;
    return { outcome: "done", reference, document: plainPaper([`MANIFEST (simulated) ${reference}`, date, ...numbers.slice(0, 40)]) };
  },
  callCourier: async ({ key }) => ({ outcome: "done", reference: `SIM-C${seededDigits(`courier ${key}`, 8)}` }),
};

function book(request: BookingRequest, settings: SimulatedSettings, code: string): BookingResult {
  const trouble = troubleOf(request, settings);
  if (trouble === "unreachable") throw new CarrierUnavailable("simulated: no connection", "no", 1000);
  if (trouble === "answer_lost") throw new CarrierUnavailable("simulated: no answer in time", "maybe", 1000);
  if (trouble === "refused") return { outcome: "refused", reason: reason("carrier.simulated_refusal") };

  const offered = offerFor(offers(request, code), request.service);
  if ("reason" in offered) return { outcome: "refused", reason: offered.reason };
  const answer = answerNow(request, settings);
  return answer.outcome === "booked" ? { ...answer, priceMinor: offered.quote.priceMinor } : answer;
}

/** Two of the troubles end before anything is bought; the third books and loses the answer. */
function found(key: BookingKey, settings: SimulatedSettings): BookingResult | null {
  const trouble = troubleOf(key, settings);
  return trouble === "refused" || trouble === "unreachable" ? null : answerNow(key, settings);
}

function answerNow(key: Pick<BookedRef, "idempotencyKey" | "requestedAt" | "now">, settings: SimulatedSettings): BookingResult {
  const carrierReference = carrierReferenceOf(key);
  if (!isNumbered(key, settings)) return { outcome: "accepted", carrierReference };
  return { outcome: "booked", carrierReference, trackingNumber: trackingNumberOf(key) };
}

function cancel(booking: BookedRef, settings: SimulatedSettings): CancelResult {
  const moving = booking.now.getTime() >= setsOffAt(booking, settings).getTime();
  return moving ? { outcome: "refused", reason: reason("carrier.already_moving") } : { outcome: "cancelled" };
}

const between = (low: number, value: number, high: number) => Math.round(Math.min(high, Math.max(low, value)));
