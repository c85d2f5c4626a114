import type { Carrier } from "../port";
import { book, cancel, findBooking } from "./book";
import { modify } from "./change";
import { label, manifest, manifestDocument } from "./papers";
import { points } from "./points";
import { quote } from "./quote";
import { BoxberrySecrets, BoxberrySettings } from "./settings";
import { testConnection } from "./test-connection";
import { track } from "./track";

/** Boxberry by its JSON API: one address with names of methods, and numbers that come at once. */
export const boxberry: Carrier<BoxberrySettings, BoxberrySecrets> = {
  kind: "boxberry",
  fields: [
    { name: "token", in: "secrets", shape: "text", required: true },
    { name: "senderPoint", in: "settings", shape: "text", required: false },
    { name: "senderName", in: "settings", shape: "text", required: false },
    { name: "useShopSettings", in: "settings", shape: "switch", required: false },
    { name: "baseUrl", in: "settings", shape: "url", required: false },
  ],
  settingsSchema: BoxberrySettings,
  secretsSchema: BoxberrySecrets,
  handsTo: "carrier",
  // A second order of one number may become a second parcel: what may have arrived is looked up first.
  repeatsSafely: false,
  pace: () => ({ pollMs: 5_000, trackMs: 60 * 60_000 }),
  quote,
  book,
  findBooking,
  track,
  cancel,
  modify,
  label,
  points,
  manifest,
  manifestDocument,
  testConnection,
};
