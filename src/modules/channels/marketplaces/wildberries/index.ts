import { createHash } from "node:crypto";
import { reason } from "@/lib/reason";
import type { Marketplace } from "../port";
import { authorize, secretsSchema, settingsSchema, testConnection } from "./connection";
import { finance } from "./finance";
import { poll, read } from "./jobs";
import { products } from "./products";
import { stepsOut } from "./steps";
import { stock } from "./stock";
import { translate } from "./translate";

/** Wildberries Marketplace API, FBS: the seller packs, Wildberries carries. */
export const wildberries: Marketplace = {
  kind: "wildberries",
  settings: settingsSchema,
  secrets: secretsSchema,
  abilities: { cancelsParts: true, splits: true, tracksLater: false, labels: true, bindsWarehouse: true },
  host: () => "https://marketplace-api.wildberries.ru",
  authorize,
  // 300 a minute; a conflict counts as five.
  pace: { perSecond: 4, atOnce: 2 },
  /** Wildberries sends nothing by itself; whatever comes is kept and looked at no further. */
  inspect({ rawBody }) {
    const fingerprint = createHash("sha256").update(rawBody).digest("hex");
    return {
      deliveryId: `body-${fingerprint.slice(0, 32)}`,
      fingerprint,
      topic: "order",
      kind: "ignored",
      reason: reason("channel.wildberries.calls_nobody"),
    };
  },
  verify: () => "ok",
  translate,
  read,
  poll,
  stock,
  stepsOut,
  finance,
  products,
  testConnection,
};
