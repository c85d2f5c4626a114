import type { Carrier } from "../port";
import { book } from "./book";
import { cancel, modify } from "./change";
import { callCourier } from "./courier";
import { hook, subscribe } from "./hook";
import { findByNumber, poll } from "./order";
import { label, waybill } from "./papers";
import { points } from "./points";
import { quote } from "./quote";
import { returnLabel } from "./return";
import { CdekSecrets, CdekSettings } from "./settings";
import { testConnection } from "./test-connection";
import { track } from "./track";

/** CDEK by its API v2: it agrees to an order at once and gives the number a moment later. */
export const cdek: Carrier<CdekSettings, CdekSecrets> = {
  kind: "cdek",
  fields: [
    { name: "clientId", in: "secrets", shape: "text", required: true },
    { name: "clientSecret", in: "secrets", shape: "text", required: true },
    { name: "senderCityCode", in: "settings", shape: "number", required: false },
    { name: "shipmentPoint", in: "settings", shape: "text", required: false },
    { name: "tariffs", in: "settings", shape: "texts", required: false },
    { name: "vatRate", in: "settings", shape: "number", required: false },
    { name: "addVatPercent", in: "settings", shape: "number", required: false },
    { name: "sellerName", in: "settings", shape: "text", required: false },
    { name: "sellerInn", in: "settings", shape: "text", required: false },
    { name: "labelFormat", in: "settings", shape: "text", required: false },
    { name: "baseUrl", in: "settings", shape: "url", required: false },
  ],
  settingsSchema: CdekSettings,
  secretsSchema: CdekSecrets,
  handsTo: "carrier",
  // A number is taken once, but a repeat is told so later than it is agreed to: what may have arrived is looked up first.
  repeatsSafely: false,
  pace: () => ({ pollMs: 3_000, trackMs: 30 * 60_000 }),
  quote,
  book,
  findBooking: ({ idempotencyKey }, account) => findByNumber(idempotencyKey, account),
  poll,
  track,
  cancel,
  label,
  waybill,
  returnLabel,
  points,
  hook,
  subscribe,
  callCourier,
  modify,
  testConnection,
};
