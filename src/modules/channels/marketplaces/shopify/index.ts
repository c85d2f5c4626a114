import type { Marketplace } from "../port";
import { authorize, hostOf, secretsSchema, settingsSchema, testConnection } from "./connection";
import { poll, read } from "./orders";
import { products } from "./products";
import { inspect, verify } from "./signature";
import { stepsOut } from "./steps";
import { stock } from "./stock";
import { translate } from "./translate";

/** Shopify (webhooks and the Admin API in GraphQL). */
export const shopify: Marketplace = {
  kind: "shopify",
  settings: settingsSchema,
  secrets: secretsSchema,
  abilities: { cancelsParts: false, splits: true, tracksLater: true, labels: false, bindsWarehouse: false },
  host: hostOf,
  authorize,
  pace: { perSecond: 2, atOnce: 2 },
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
