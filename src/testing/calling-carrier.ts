import { createHmac } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { newId } from "@/lib/ids";
import { type Carrier, CarrierUnavailable, type TrackingEvent } from "@/modules/shipments/carriers/port";
import { putCarrier } from "@/modules/shipments/commands/put-carrier";
import { shipFulfilment } from "@/modules/shipments/commands/ship-fulfilment";
import type { Opener, RowOpener } from "@/modules/shipments/load-accounts";
import { carriers, shipments } from "@/modules/shipments/tables";
import type { Context } from "@/platform/context";
import type { Db } from "@/platform/db";
import { aPackedParcel } from "./parcel-task";

const key = "shared with the carrier";
const Nothing = z.strictObject({});

type Told = { parcel?: string; reference?: string; key?: string; events?: { status: TrackingEvent["status"]; at: string }[] };

/**
 * A carrier with everything that the port allows, driven by a test: its notices are JSON, signed when it signs, and `answers` says what
 * it does when it is asked.
 */
export function aCallingCarrier({ signed = true } = {}) {
  const answers = {
    asked: [] as string[],
    events: [] as TrackingEvent[],
    mood: "well" as "well" | "away" | "silent" | "no",
    paper: new Uint8Array([37, 80, 68, 70]) as Uint8Array<ArrayBuffer> | null,
  };
  const ask = (what: string) => {
    answers.asked.push(what);
    if (answers.mood === "away") throw new CarrierUnavailable("no connection", "no");
    if (answers.mood === "silent") throw new CarrierUnavailable("no answer", "maybe");
  };
  const no = { outcome: "refused", reason: { code: "carrier.said_no", params: { message: "no" } } } as const;
  const carrier: Carrier = {
    kind: "simulated",
    settingsSchema: z.unknown(),
    secretsSchema: Nothing,
    handsTo: "carrier",
    repeatsSafely: true,
    pace: () => ({ pollMs: 60_000, trackMs: 60_000 }),
    quote: async () => ({ quotes: [], refused: [] }),
    book: async () => ({ outcome: "booked", trackingNumber: "CALL1", carrierReference: "ref-1" }),
    poll: async () => ({ outcome: "booked", trackingNumber: "CALL1", carrierReference: "ref-1" }),
    track: async () => answers.events,
    hook: {
      signed,
      verify: ({ headers, rawBody }) => !signed || headers["x-signature"] === signatureOf(rawBody),
      read: ({ rawBody }) => {
        const told = parsed(rawBody);
        const news = told.map(({ parcel, reference, key, events }) => ({
          ...(parcel ? { trackingNumber: parcel } : {}),
          ...(reference ? { carrierReference: reference } : {}),
          ...(key ? { idempotencyKey: key } : {}),
          ...(events
            ? { events: events.map(({ status, at }) => ({ status, occurredAt: new Date(at), location: null, note: null, code: status })) }
            : {}),
        }));
        return { topic: "parcels", news };
      },
    },
    subscribe: async (url) => {
      ask(`subscribe ${url}`);
      return answers.mood === "no" ? no.reason : null;
    },
    testConnection: async () => {
      ask("test");
      return answers.mood === "no" ? no.reason : null;
    },
    points: async ({ city }) => {
      ask(`points ${city}`);
      return [];
    },
    waybill: async () => {
      ask("waybill");
      return answers.paper;
    },
    manifest: async ({ key, bookings }) => {
      ask(`manifest ${key} ${bookings.map((one) => one.trackingNumber).join(",")}`);
      return answers.mood === "no" ? no : { outcome: "done", reference: "F-1", document: null };
    },
    manifestDocument: async (reference) => {
      ask(`document ${reference}`);
      return answers.paper;
    },
    callCourier: async ({ key, date, parcels }) => {
      ask(`courier ${key} ${date} ${parcels}`);
      return answers.mood === "no" ? no : { outcome: "done", reference: "C-1" };
    },
  };
  const opened = { carrier, account: { code: "caller", settings: {}, secrets: {}, fetch } };
  const openRow: RowOpener = () => opened;
  const open: Opener = async () => opened;
  return { answers, carrier, openRow, open };
}

const signatureOf = (body: Uint8Array) => createHmac("sha256", key).update(body).digest("hex");

/** What the carrier sends: one or more tellings, as it comes to the address of an account. */
export function aNotice(token: string, ...told: Told[]) {
  const rawBody = new TextEncoder().encode(JSON.stringify(told));
  return { token, headers: { "x-signature": signatureOf(rawBody), cookie: "a=b" }, query: {}, rawBody };
}

/** A parcel that is booked with such a carrier, and the token of the account's address. */
export async function aCalledParcel(db: Db, { open }: { open: Opener }, { now }: { now?: () => Date } = {}) {
  const packed = await aPackedParcel(db, { now });
  const { ctx, organizationId } = packed;
  const { token } = await anAddress(ctx, "caller");
  const shipment = await shipFulfilment(ctx, { fulfilmentId: packed.fulfilmentId, carrier: "own_courier" }, open);
  const [account] = await db
    .select({ id: carriers.id })
    .from(carriers)
    .where(and(eq(carriers.organizationId, organizationId), eq(carriers.code, "caller")));
  // Booked in the usual way, and then the account's: the test's carrier is in no registry.
  await db
    .update(shipments)
    .set({ carrierId: account?.id ?? "", carrier: "caller", trackingNumber: "CALL1", carrierReference: "ref-1" })
    .where(and(eq(shipments.organizationId, organizationId), eq(shipments.id, shipment.id)));
  return { ...packed, token, shipmentId: shipment.id, carrierId: account?.id ?? "" };
}

/** An account with an address that is called. */
export async function anAddress(ctx: Context, code: string): Promise<{ token: string }> {
  await putCarrier(ctx, code, { kind: "simulated", name: "Caller" });
  const token = newId().replaceAll("-", "");
  await ctx.db
    .update(carriers)
    .set({ hookToken: token })
    .where(and(eq(carriers.organizationId, ctx.actor.organizationId), eq(carriers.code, code)));
  return { token };
}

function parsed(body: Uint8Array): Told[] {
  try {
    const told: unknown = JSON.parse(Buffer.from(body).toString());
    return Array.isArray(told) ? (told as Told[]) : [];
  } catch {
    return [];
  }
}
