import type { Marketplace } from "../port";
import { inspect, secretsSchema, settingsSchema, testConnection } from "./connection";
import { translate } from "./translate";

/**
 * 1C by the CommerceML exchange. It calls us (`/api/1c/{connectionId}`), so nothing is asked of it, pushed or polled: the exchange
 * stores its order documents as deliveries, and this reads them.
 */
export const commerceml: Marketplace = {
  kind: "commerceml",
  settings: settingsSchema,
  secrets: secretsSchema,
  abilities: { cancelsParts: true, splits: true, tracksLater: true, labels: false, bindsWarehouse: false },
  host: () => null,
  authorize: () => ({}),
  pace: { perSecond: 1, atOnce: 1 },
  inspect,
  verify: () => "bad_signature",
  translate,
  testConnection,
};
