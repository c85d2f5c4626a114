import type { Marketplace } from "../port";
import { secretsSchema, settingsSchema, testConnection } from "./connection";
import { describe, verify } from "./signature";
import { translate } from "./translate";

/** WooCommerce (REST API v3 and its webhooks). */
export const woocommerce: Marketplace = {
  kind: "woocommerce",
  settings: settingsSchema,
  secrets: secretsSchema,
  describe,
  verify,
  translate,
  testConnection,
};
