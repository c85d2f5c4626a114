import { createHash } from "node:crypto";
import { reason } from "@/lib/reason";
import type { Marketplace } from "../port";
import { channelSteps } from "../telling";
import { secretsSchema, settingsOf, settingsSchema, testConnection } from "./connection";
import { poll, read } from "./orders";
import { translate } from "./translate";

/** A shop that is not there: it orders out of the catalogue by itself and agrees to whatever it is told. Pure, without a network. */
export const simulated: Marketplace = {
  kind: "simulated",
  settings: settingsSchema,
  secrets: secretsSchema,
  abilities: { cancelsParts: true, splits: true, tracksLater: true, labels: false, bindsWarehouse: false },
  host: () => null,
  authorize: () => ({}),
  pace: { perSecond: 50, atOnce: 4 },
  /** It calls nobody; whatever comes to its address is kept and looked at no further. */
  inspect({ rawBody }) {
    const fingerprint = createHash("sha256").update(rawBody).digest("hex");
    return {
      deliveryId: `body-${fingerprint.slice(0, 32)}`,
      fingerprint,
      topic: "order",
      kind: "ignored",
      reason: reason("channel.simulated.calls_nobody"),
    };
  },
  verify: () => "ok",
  translate,
  read,
  poll,
  stock: {
    per: "product",
    batch: 500,
    restSeconds: 30,
    push: async (_line, rows) => rows.map(() => ({ outcome: "acknowledged" as const })),
  },
  stepsOut: { steps: channelSteps, tell: async () => ({ outcome: "told" }) },
  async *products({ settings }) {
    const { products } = settingsOf(settings);
    yield products.map(({ sku, name, priceMinor }) => ({ externalId: sku, sku, barcode: null, name, priceMinor }));
  },
  testConnection,
};
