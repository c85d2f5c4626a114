import type { Marketplace } from "../port";
import { authorize, secretsSchema, settingsSchema, testConnection } from "./connection";
import { poll, read } from "./orders";
import { products } from "./products";
import { inspect, verify } from "./signature";
import { stepsOut } from "./steps";
import { stock } from "./stock";
import { translate } from "./translate";

/** WooCommerce (REST API v3 and its webhooks). */
export const woocommerce: Marketplace = {
  kind: "woocommerce",
  settings: settingsSchema,
  secrets: secretsSchema,
  abilities: { cancelsParts: false, splits: true, tracksLater: true, labels: false, bindsWarehouse: false },
  // Every shop is its own host.
  host: () => null,
  authorize,
  pace: { perSecond: 5, atOnce: 2 },
  inspect,
  verify,
  translate,
  read,
  poll,
  stock,
  stepsOut,
  products,
  testConnection,
};
