import type { Marketplace } from "../port";
import { authorize, secretsSchema, settingsSchema, testConnection } from "./connection";
import { finance } from "./finance";
import { inspect, reply, verify } from "./notification";
import { poll, read } from "./orders";
import { products } from "./products";
import { stepsOut } from "./steps";
import { stock } from "./stock";
import { translate } from "./translate";

/** Yandex Market (Partner API v2): FBS, Express, DBS, and FBY to look at. */
export const yandexMarket: Marketplace = {
  kind: "yandex_market",
  settings: settingsSchema,
  secrets: secretsSchema,
  abilities: { cancelsParts: true, splits: false, tracksLater: true, labels: true, bindsWarehouse: true },
  host: () => "https://api.partner.market.yandex.ru",
  authorize,
  // A third question at once is refused (420), whatever it asks for.
  pace: { perSecond: 10, atOnce: 2 },
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
