import type { Carrier } from "../port";
import { book, poll } from "./book";
import { cancel } from "./cancel";
import { hook } from "./hook";
import { quote } from "./quote";
import { YandexSecrets, YandexSettings } from "./settings";
import { testConnection } from "./test-connection";
import { track } from "./track";

/** Yandex Delivery by its express API: a courier comes within the hour. It estimates a claim first, and we confirm it then. */
export const yandexDelivery: Carrier<YandexSettings, YandexSecrets> = {
  kind: "yandex_delivery",
  fields: [
    { name: "token", in: "secrets", shape: "text", required: true },
    { name: "senderPoint", in: "settings", shape: "text", required: false },
    { name: "taxiClasses", in: "settings", shape: "texts", required: false },
    { name: "callbackUrl", in: "settings", shape: "url", required: false },
    { name: "takesPayment", in: "settings", shape: "switch", required: false },
    { name: "sellerInn", in: "settings", shape: "text", required: false },
    { name: "paidCancellation", in: "settings", shape: "switch", required: false },
    { name: "baseUrl", in: "settings", shape: "url", required: false },
  ],
  settingsSchema: YandexSettings,
  secretsSchema: YandexSecrets,
  handsTo: "carrier",
  repeatsSafely: true,
  // A claim waits ten minutes to be confirmed, and a courier comes in as many.
  pace: () => ({ pollMs: 2_000, trackMs: 60_000 }),
  quote,
  book,
  poll,
  track,
  cancel,
  hook,
  testConnection,
};
