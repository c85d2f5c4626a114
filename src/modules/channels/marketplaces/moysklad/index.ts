import type { Marketplace } from "../port";
import { authorize, secretsSchema, settingsSchema, testConnection } from "./connection";
import { masterStock } from "./master-stock";
import { inspect, verify } from "./notice";
import { poll, read } from "./orders";
import { products } from "./products";
import { stepsOut } from "./steps";
import { translate } from "./translate";

/** МойСклад (JSON API 1.2): its customer orders come in, and it may be the stock master of warehouses. */
export const moysklad: Marketplace = {
  kind: "moysklad",
  settings: settingsSchema,
  secrets: secretsSchema,
  abilities: { cancelsParts: false, splits: true, tracksLater: true, labels: false, bindsWarehouse: true },
  host: () => "https://api.moysklad.ru",
  authorize,
  // 45 units in three seconds, of which a request by a token weighs four; five at once.
  pace: { perSecond: 3, atOnce: 4 },
  inspect,
  verify,
  translate,
  read,
  poll,
  masterStock,
  stepsOut,
  products,
  testConnection,
};
