import type { Carrier } from "../port";
import { checkAddress } from "./address";
import { book, findBooking, poll } from "./book";
import { cancel } from "./cancel";
import { hook, subscribe } from "./hook";
import { label } from "./papers";
import { quote } from "./quote";
import { returnLabel } from "./return";
import { EasypostSecrets, EasypostSettings } from "./settings";
import { testConnection } from "./test-connection";
import { track } from "./track";

/** Carriers all over the world behind EasyPost's API v2: a shipment is drafted, which names prices, and then bought by one of them. */
export const easypost: Carrier<EasypostSettings, EasypostSecrets> = {
  kind: "easypost",
  fields: [
    { name: "apiKey", in: "secrets", shape: "text", required: true },
    { name: "webhookSecret", in: "secrets", shape: "text", required: false },
    { name: "services", in: "settings", shape: "texts", required: false },
    { name: "usualDays", in: "settings", shape: "number", required: false },
    { name: "insure", in: "settings", shape: "switch", required: false },
    { name: "insurancePercent", in: "settings", shape: "number", required: false },
    { name: "customsSigner", in: "settings", shape: "text", required: false },
    { name: "hsCode", in: "settings", shape: "text", required: false },
    { name: "originCountry", in: "settings", shape: "text", required: false },
    { name: "baseUrl", in: "settings", shape: "url", required: false },
  ],
  settingsSchema: EasypostSettings,
  secretsSchema: EasypostSecrets,
  handsTo: "carrier",
  // Two shipments may bear one reference: what may have been bought is looked up first.
  repeatsSafely: false,
  pace: () => ({ pollMs: 5_000, trackMs: 2 * 60 * 60_000 }),
  quote,
  book,
  findBooking,
  poll,
  track,
  cancel,
  label,
  returnLabel,
  hook,
  subscribe,
  checkAddress,
  testConnection,
};
