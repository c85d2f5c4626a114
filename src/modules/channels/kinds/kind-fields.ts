/**
 * How a field of a connection is asked for. `warehouses` and `carriers` are maps of our codes to the channel's ids, `words` one of
 * the channel's words to a choice; `texts` are words with commas between them.
 */
export const fieldShapes = [
  "text",
  "url",
  "password",
  "number",
  "choice",
  "switch",
  "warehouses",
  "carriers",
  "channels",
  "words",
  "texts",
] as const;
export type FieldShape = (typeof fieldShapes)[number];

/** One field of a connection: a setting or a secret. Words are found by kind and name (`channels.fields`). */
export type KindField = {
  /** As in the settings or secrets; "statuses.delivered" is a field of a setting. */
  name: string;
  in: "settings" | "secrets";
  shape: FieldShape;
  required?: boolean;
  choices?: readonly string[];
  example?: string;
  /** Dirigent may make it up: the other side takes what we say. */
  generates?: boolean;
  /** Few need it: stands folded. */
  rare?: boolean;
};

/** What the user does at the channel so that its orders come; `paste` is shown to be copied: the address, or a field's value. */
export type SetUpStep = { id: string; paste?: "address" | string };

/** Who calls whom: the channel posts to our address, exchanges files with it, speaks another system's API to it, or is only asked. */
export type Calls = "webhook" | "exchange" | "api" | "nobody";

export type KindGroup = "shops" | "marketplaces" | "accounts" | "trying";

export type KindGuide = {
  group: KindGroup;
  calls: Calls;
  /** What follows the webhook address in the address that is pasted. */
  addressSuffix?: string;
  fields: readonly KindField[];
  steps: readonly SetUpStep[];
};

const setting = (name: string, shape: FieldShape, more: Partial<KindField> = {}): KindField => ({ name, in: "settings", shape, ...more });
const secret = (name: string, more: Partial<KindField> = {}): KindField => ({ name, in: "secrets", shape: "password", ...more });
const key = (name: string, more: Partial<KindField> = {}) => secret(name, { required: true, ...more });

const otherHost = setting("baseUrl", "url", { rare: true, example: "https://" });
const warehouses = setting("warehouseMap", "warehouses");

/** The guided set-up of every kind, in the order in which it is read. A test holds it against what the adapters accept. */
export const kindGuides: Readonly<Record<string, KindGuide>> = {
  woocommerce: {
    group: "shops",
    calls: "webhook",
    fields: [
      setting("baseUrl", "url", { example: "https://shop.example.com" }),
      key("webhookSecret", { shape: "text", generates: true }),
      secret("consumerKey", { shape: "text", example: "ck_…" }),
      secret("consumerSecret", { example: "cs_…" }),
      setting("statuses.handed_over", "text", { rare: true, example: "shipped" }),
      setting("statuses.delivered", "text", { rare: true, example: "completed" }),
      setting("noteForBuyer", "switch", { rare: true }),
    ],
    steps: [
      { id: "open" },
      { id: "address", paste: "address" },
      { id: "secret", paste: "webhookSecret" },
      { id: "topic" },
      { id: "again" },
      { id: "try" },
    ],
  },
  shopify: {
    group: "shops",
    calls: "webhook",
    fields: [
      setting("shopDomain", "text", { example: "my-shop.myshopify.com" }),
      secret("accessToken", { example: "shpat_…" }),
      key("webhookSecret"),
      warehouses,
      setting("locationId", "text", { rare: true }),
      setting("apiVersion", "text", { rare: true, example: "2026-01" }),
      otherHost,
    ],
    steps: [{ id: "open" }, { id: "address", paste: "address" }, { id: "topics" }, { id: "secret" }, { id: "try" }],
  },
  retailcrm: {
    group: "shops",
    calls: "api",
    addressSuffix: "/api/v5/orders/create",
    fields: [
      key("apiKey", { shape: "text", generates: true }),
      warehouses,
      setting("skuField", "choice", { rare: true, choices: ["article", "externalId", "xmlId"] }),
      setting("paymentsAtDoor", "texts", { rare: true, example: "cash, courier-cash" }),
      setting("statusGroups", "words", { rare: true, choices: ["new", "approval", "assembling", "delivery", "complete", "cancel"] }),
    ],
    steps: [{ id: "open" }, { id: "address", paste: "address" }, { id: "key", paste: "apiKey" }, { id: "try" }],
  },
  generic: {
    group: "shops",
    calls: "webhook",
    fields: [
      setting("preset", "choice", { choices: ["tilda", "insales", "megamarket"] }),
      secret("secret", { shape: "text", generates: true }),
      warehouses,
      setting("signature.kind", "choice", { rare: true, choices: ["none", "hmac_sha256", "shared_key"] }),
      setting("signature.header", "text", { rare: true, example: "x-signature" }),
      setting("signature.encoding", "choice", { rare: true, choices: ["base64", "hex"] }),
      setting("signature.prefix", "text", { rare: true, example: "sha256=" }),
      setting("signature.in", "choice", { rare: true, choices: ["header", "query", "field"] }),
      setting("signature.name", "text", { rare: true, example: "x-api-key" }),
    ],
    steps: [{ id: "open" }, { id: "address", paste: "address" }, { id: "secret", paste: "secret" }, { id: "try" }, { id: "map" }],
  },
  ozon: {
    group: "marketplaces",
    calls: "webhook",
    fields: [key("clientId", { shape: "text" }), key("apiKey"), warehouses, otherHost],
    steps: [{ id: "open" }, { id: "address", paste: "address" }, { id: "types" }, { id: "without" }],
  },
  wildberries: {
    group: "marketplaces",
    calls: "nobody",
    fields: [key("token"), warehouses, otherHost],
    steps: [{ id: "nothing" }, { id: "barcodes" }, { id: "expires" }],
  },
  yandex_market: {
    group: "marketplaces",
    calls: "webhook",
    fields: [
      key("apiKey"),
      setting("campaignId", "text", { required: true }),
      setting("businessId", "text"),
      warehouses,
      setting("program", "choice", { rare: true, choices: ["FBS", "EXPRESS", "FBY", "DBS"] }),
      setting("carrierMap", "carriers", { rare: true }),
      setting("labelFormat", "choice", { rare: true, choices: ["A7", "A9", "A9_HORIZONTALLY", "A4"] }),
      otherHost,
    ],
    steps: [{ id: "open" }, { id: "address", paste: "address" }, { id: "types" }, { id: "without" }],
  },
  commerceml: {
    group: "accounts",
    calls: "exchange",
    fields: [
      key("login", { shape: "text" }),
      key("password", { shape: "text", generates: true }),
      warehouses,
      setting("exportChannels", "channels"),
      setting("priceType", "text", { rare: true }),
      setting("encoding", "choice", { rare: true, choices: ["utf-8", "windows-1251"] }),
    ],
    steps: [
      { id: "open" },
      { id: "address", paste: "address" },
      { id: "login", paste: "login" },
      { id: "password", paste: "password" },
      { id: "what" },
      { id: "try" },
    ],
  },
  moysklad: {
    group: "accounts",
    calls: "webhook",
    fields: [
      key("token"),
      warehouses,
      setting("createShipments", "switch"),
      setting("organizationId", "text", { rare: true }),
      setting("skuField", "choice", { rare: true, choices: ["article", "code", "externalCode"] }),
      setting("unpaid", "choice", { rare: true, choices: ["awaiting_payment", "cash_on_delivery"] }),
      setting("stateMap", "words", {
        rare: true,
        choices: ["awaiting_payment", "paid", "cash_on_delivery", "completed", "cancelled", "refunded", "ignored"],
      }),
      ...["accepted", "packed", "handed_over", "delivered", "cancelled"].map((step) =>
        setting(`statesOut.${step}`, "text", { rare: true }),
      ),
      setting("trackingAttributeId", "text", { rare: true }),
      setting("postingDelayHours", "number", { rare: true, example: "24" }),
      otherHost,
    ],
    steps: [{ id: "open" }, { id: "rights" }, { id: "hooks" }],
  },
  simulated: {
    group: "trying",
    calls: "nobody",
    fields: [
      setting("ordersPerHour", "number", { example: "12" }),
      setting("unknownShare", "number", { example: "4" }),
      setting("unpaidShare", "number", { example: "10" }),
      setting("cancelledShare", "number", { example: "5" }),
    ],
    steps: [{ id: "fill" }, { id: "real" }],
  },
};

/** What an adapter accepts and nobody is asked for: who calls us needs no address. */
export const unasked: Readonly<Record<string, readonly string[]>> = {
  commerceml: ["baseUrl"],
  // The mapping has an editor of its own, with a real payload beside it.
  generic: ["baseUrl", "mapping"],
  retailcrm: ["baseUrl"],
  simulated: ["baseUrl", "seed", "currency", "products"],
};

/** The groups in which kinds are offered. */
export const kindGroups: readonly KindGroup[] = ["shops", "marketplaces", "accounts", "trying"];

/** The guide of a kind; null for one that has none, such as a channel of one's own. */
export function guideOf(kind: string): KindGuide | null {
  return Object.hasOwn(kindGuides, kind) ? (kindGuides[kind] ?? null) : null;
}
