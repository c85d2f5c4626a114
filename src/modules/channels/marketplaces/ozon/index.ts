import type { Marketplace } from "../port";
import { authorize, secretsSchema, settingsSchema, testConnection } from "./connection";
import { finance } from "./finance";
import { inspect, reply, verify } from "./notice";
import { poll, read } from "./postings";
import { products } from "./products";
import { stepsOut } from "./steps";
import { stock } from "./stock";
import { translate } from "./translate";

/** Ozon Seller API: FBS and rFBS, which the seller sends, and FBO, which Ozon sends itself. */
export const ozon: Marketplace = {
  kind: "ozon",
  settings: settingsSchema,
  secrets: secretsSchema,
  abilities: { cancelsParts: true, splits: true, tracksLater: true, labels: true, bindsWarehouse: true },
  host: () => "https://api-seller.ozon.ru",
  authorize,
  // Fifty a second are allowed for all that the seller runs.
  pace: { perSecond: 20, atOnce: 4 },
  inspect,
  verify,
  reply,
  translate,
  read,
  poll,
  stock,
  stepsOut,
  finance,
  products,
  testConnection,
};
