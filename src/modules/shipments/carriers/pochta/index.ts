import type { Carrier } from "../port";
import { checkAddress } from "./address";
import { book } from "./book";
import { modify } from "./change";
import { manifest, manifestDocument } from "./manifest";
import { cancel, findBooking, poll } from "./order";
import { label } from "./papers";
import { points } from "./points";
import { quote } from "./quote";
import { returnLabel } from "./return";
import { PochtaSecrets, PochtaSettings } from "./settings";
import { testConnection } from "./test-connection";
import { track } from "./track";

/** Почта России by its API «Отправка» 1.0 and its tracking service. */
export const pochta: Carrier<PochtaSettings, PochtaSecrets> = {
  kind: "pochta",
  fields: [
    { name: "accessToken", in: "secrets", shape: "text", required: true },
    { name: "login", in: "secrets", shape: "text", required: true },
    { name: "password", in: "secrets", shape: "text", required: true },
    { name: "postOfficeCode", in: "settings", shape: "text", required: true },
    { name: "trackingLogin", in: "secrets", shape: "text", required: false },
    { name: "trackingPassword", in: "secrets", shape: "text", required: false },
    { name: "mailTypes", in: "settings", shape: "texts", required: false },
    { name: "mailCategories", in: "settings", shape: "texts", required: false },
    { name: "printType", in: "settings", shape: "text", required: false },
    { name: "baseUrl", in: "settings", shape: "url", required: false },
    { name: "trackingBaseUrl", in: "settings", shape: "url", required: false },
  ],
  settingsSchema: PochtaSettings,
  secretsSchema: PochtaSecrets,
  handsTo: "carrier",
  // The Post takes one number twice: what may have arrived is looked up first.
  repeatsSafely: false,
  pace: () => ({ pollMs: 5_000, trackMs: 3 * 60 * 60_000 }),
  quote,
  book,
  findBooking,
  poll,
  track,
  cancel,
  modify,
  label,
  returnLabel,
  points,
  manifest,
  manifestDocument,
  checkAddress,
  testConnection,
};
