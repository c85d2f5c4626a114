import type { Marketplace } from "../port";
import { secretsSchema, settingsSchema, testConnection } from "./connection";
import { inspect, verify } from "./signature";
import { translate } from "./translate";

/** WooCommerce (REST API v3 and its webhooks). */
export const woocommerce: Marketplace = {
  kind: "woocommerce",
  settings: settingsSchema,
  secrets: secretsSchema,
  inspect,
  verify,
  translate,
  testConnection,
};
