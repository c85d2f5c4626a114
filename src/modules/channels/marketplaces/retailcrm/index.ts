import type { Marketplace } from "../port";
import { inspect, secretsSchema, settingsSchema, testConnection, verify } from "./connection";
import { translate } from "./translate";

/** Shops that speak RetailCRM's API v5: they call us as if we were one, and nothing is asked of them. */
export const retailcrm: Marketplace = {
  kind: "retailcrm",
  settings: settingsSchema,
  secrets: secretsSchema,
  abilities: { cancelsParts: true, splits: true, tracksLater: true, labels: false, bindsWarehouse: true },
  host: () => null,
  authorize: () => ({}),
  pace: { perSecond: 1, atOnce: 1 },
  inspect,
  verify,
  translate,
  testConnection,
};
