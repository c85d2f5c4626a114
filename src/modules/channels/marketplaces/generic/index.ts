import type { Marketplace } from "../port";
import { secretsSchema, settingsSchema, testConnection } from "./connection";
import { inspect, reply, verify } from "./signature";
import { translate } from "./translate";

/** Any shop that posts its orders: a mapping says where in its payload our fields stand. Nothing is asked of it. */
export const generic: Marketplace = {
  kind: "generic",
  settings: settingsSchema,
  secrets: secretsSchema,
  abilities: { cancelsParts: true, splits: true, tracksLater: true, labels: false, bindsWarehouse: true },
  host: () => null,
  authorize: () => ({}),
  pace: { perSecond: 1, atOnce: 1 },
  inspect,
  verify,
  reply,
  translate,
  testConnection,
};
