// The boundaries of ARCHITECTURE.md. A boundary that no tool checks does not exist.

// Downhill: a module may call those it lists. Uphill it sends an event.
const base = ["organizations"];
const stock = [...base, "catalog", "warehouses", "customers"];
const downhill = {
  organizations: [],
  catalog: base,
  warehouses: base,
  customers: base,
  inventory: stock,
  orders: [...stock, "inventory"],
  printing: [...base, "warehouses"],
  fulfilment: [...stock, "inventory", "orders", "printing"],
  shipments: [...stock, "inventory", "orders", "fulfilment", "printing"],
  sales: [...stock, "inventory", "orders", "fulfilment"],
  stockroom: [...stock, "inventory", "orders", "fulfilment", "printing"],
  returns: [...stock, "inventory", "orders", "fulfilment", "shipments"],
  channels: [...stock, "inventory", "orders"],
  // Files beside channels: what a till has sold is taken along at once, which is fulfilment's to say; a carrier's register is shipments'.
  files: [...stock, "inventory", "orders", "channels", "fulfilment", "shipments"],
  notifications: [...base, "customers"],
  crm: [...base, "customers", "catalog", "orders"],
  webhooks: base,
  purchasing: [...base, "catalog", "warehouses", "inventory"],
};

// Analytics reads every module and nobody reads it, so it has no list of its own.
const modules = [...Object.keys(downhill), "analytics"];

// Doors that stand open beside the downhill list, each with its reason.
const extraDoors = {
  // An order names its channel, and a channel's buffer and warehouses count when stock is promised.
  // Where an order leaves from depends on what delivery costs by the owner's own tables: they are read, and summed up by a pure rule.
  orders: ["channels/tables\\.ts$", "shipments/(tables|carrier-rule|carriers/price-lists)\\.ts$"],
  // A unit with a serial number says which order took it; the master of a warehouse is a connection; an arrival is what a purchase order brings.
  inventory: ["(orders|channels|purchasing/orders)/tables\\.ts$"],
  // What waiting orders lack is bought, and what a delivery brought otherwise stands beside its order: both are read.
  purchasing: ["(orders|stockroom/receiving)/tables\\.ts$"],
  // What a marketplace is told about a parcel is read from its rows, and its sticker is stored with the shipment.
  // Parcels that are brought to it together leave by the shipments' own command.
  channels: ["(fulfilment|shipments)/tables\\.ts$", "shipments/(commands/(store-label|hand-over)|documents/sticker-pdf)\\.ts$"],
  // A rule may ask which channel a parcel was sold through.
  shipments: ["channels/tables\\.ts$"],
  // The channel of an order says whose units carry codes that have to be scanned before a parcel is closed.
  fulfilment: ["channels/steps-out/asked-codes\\.ts$"],
  // The books that say how much lies in a warehouse may be a connection's.
  warehouses: ["channels/tables\\.ts$"],
  // A till belongs to a channel.
  sales: ["channels/tables\\.ts$"],
  // Another system outside is asked within the same limits, breaks by the same rule and fails in the same words as a channel.
  // What has become of an order's returns is read, and told to its deal.
  crm: ["channels/(line/(ask-channel|health|pace)|marketplaces/line)\\.ts$", "returns/tables\\.ts$"],
  // Messages and the tracking page quote the order and its parcels; they read them and change nothing. A shop looks as its channel.
  notifications: [
    "channels/tables\\.ts$",
    "(catalog|orders|fulfilment|shipments|warehouses)/(tables|[a-z-]*queries|events)\\.ts$",
    "(orders/answer|orders/changes/tables|shipments/tracking(-news)?)\\.ts$",
  ],
};

// At the root of a module every file is a pure rule, unless its name is one of these.
const impureNames = "(tables|[a-z-]*queries|[a-z-]*router|[a-z-]*http|events|[a-z-]*jobs|registry)\\.ts$";

// Steps that several use cases of a module share, and so neither a rule nor a command: named by a verb of the database, or here.
const sharedSteps = [
  "[^/]+/(change|close|displace|fill|list|load|lock|record|recount|refresh|release|reserve|save|settle|stop|suggest|wait)-[a-z-]+",
  "files/(file-store|forget-imports|stage-items)",
  "inventory/levels",
  "orders/(free-units|lots-there|page-of-orders|parts|queue-place|shelf-conditions|short-shelves)",
];
const isNoRule = [`^src/modules/[^/]+/${impureNames}`, ...sharedSteps.map((step) => `^src/modules/${step}\\.ts$`)];

const testFile = "(\\.test|\\.proof|\\.fixture)\\.tsx?$";
const ofDatabase = "^node_modules/(drizzle-orm|pg|postgres|graphile-worker)(/|$)";

const downhillRules = Object.entries(downhill).map(([name, below]) => ({
  name: `downhill-${name}`,
  comment: `${name} may call ${below.join(", ") || "no other module"}; uphill it sends an event. Tables may name each other for keys.`,
  severity: "error",
  from: { path: `^src/modules/${name}/`, pathNot: [testFile, `^src/modules/${name}/tables\\.ts$`] },
  to: {
    path: "^src/modules/",
    pathNot: [`^src/modules/(${[name, ...below].join("|")})/`, ...(extraDoors[name] ?? []).map((door) => `^src/modules/${door}`)],
  },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...downhillRules,
    {
      name: "known-module",
      comment: `A new module needs its place on the map: ${modules.join(", ")}.`,
      severity: "error",
      from: { path: `^src/modules/(?!(${modules.join("|")})/)[^/]+/` },
      to: {},
    },
    {
      name: "nobody-reads-analytics",
      severity: "error",
      from: { path: "^src/modules/(?!analytics/)", pathNot: testFile },
      to: { path: "^src/modules/analytics/" },
    },
    {
      name: "tables-stand-alone",
      comment: "Tables import pure files, and other tables for their keys.",
      severity: "error",
      from: { path: "^src/modules/[^/]+/tables\\.ts$" },
      to: { path: "^src/(modules|server|app|ui)/", pathNot: ["/tables\\.ts$", "^src/modules/[^/]+/[a-z-]+\\.ts$"] },
    },
    {
      name: "tables-no-reads",
      severity: "error",
      from: { path: "^src/modules/[^/]+/tables\\.ts$" },
      to: { path: `^src/modules/[^/]+/${impureNames}`, pathNot: "/tables\\.ts$" },
    },
    {
      name: "rules-are-pure",
      comment: "A rule file runs in the browser too: it imports pure files, lib and zod, nothing that touches the world.",
      severity: "error",
      from: { path: "^src/modules/[^/]+/[a-z0-9-]+\\.ts$", pathNot: [testFile, ...isNoRule] },
      to: {
        dependencyTypesNot: ["type-only"],
        pathNot: [
          "^src/lib/",
          "^src/modules/[^/]+/[a-z0-9-]+\\.ts$",
          "^src/modules/[^/]+/(carriers|marketplaces|messengers|vendors)/port\\.ts$",
          "^node_modules/zod/",
          // Where zod is asked for its OpenAPI flavour, the input files still describe shapes only.
          "^node_modules/@hono/zod-openapi/",
        ],
      },
    },
    {
      name: "rules-import-only-rules",
      severity: "error",
      from: { path: "^src/modules/[^/]+/[a-z0-9-]+\\.ts$", pathNot: [testFile, ...isNoRule] },
      to: { path: isNoRule, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "queries-do-not-write",
      comment: "A read does not call a use case.",
      severity: "error",
      from: { path: "^src/modules/[^/]+/[a-z-]*queries\\.ts$" },
      to: { path: "^src/modules/[^/]+/commands/" },
    },
    {
      name: "module-ui-runs-in-the-browser",
      comment: "A module's components import its rules, the design system and the tRPC client; types of everything else.",
      severity: "error",
      from: { path: "^src/modules/[^/]+/ui/", pathNot: testFile },
      to: {
        path: [
          ...isNoRule,
          "^src/modules/[^/]+/(commands|carriers|marketplaces|messengers|vendors)/",
          "^src/platform/(db|context|refusal|env|log|process)\\.ts$",
          "^src/platform/(outbox|jobs|files|http)/",
          "^src/server/",
          ofDatabase,
        ],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "module-ui-keeps-to-itself",
      comment: "What two modules' screens share belongs into src/ui; what they compose, into the page.",
      severity: "error",
      from: { path: "^src/modules/([^/]+)/ui/" },
      to: { path: "^src/modules/[^/]+/ui/", pathNot: "^src/modules/$1/ui/" },
    },
    {
      name: "module-logic-without-ui",
      severity: "error",
      from: { path: "^src/modules/", pathNot: ["^src/modules/[^/]+/ui/", testFile] },
      to: {
        path: "^src/(ui|app)/|^src/modules/[^/]+/ui/|^node_modules/(react|react-dom|next)/",
        // Printed documents write money and days as the screens do.
        pathNot: "^src/ui/formats\\.ts$",
      },
    },
    {
      name: "adapters-translate",
      comment: "A vendor's adapter imports its port, lib and its own folder: no database, no other vendor, no use case.",
      severity: "error",
      from: { path: "^src/modules/([^/]+)/(carriers|marketplaces|messengers|vendors)/([^/]+)/", pathNot: testFile },
      to: {
        path: "^src/|^node_modules/(drizzle-orm|pg|postgres|graphile-worker|next|react)/",
        pathNot: ["^src/lib/", "^src/modules/$1/$2/$3/", "^src/modules/$1/$2/(?!registry)[a-z-]+\\.ts$"],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "modules-know-no-wiring",
      comment: "The wiring knows the modules, never the other way round.",
      severity: "error",
      from: { path: "^src/modules/", pathNot: testFile },
      to: { path: "^src/(server|app|cli)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "platform-knows-no-module",
      severity: "error",
      from: { path: "^src/platform/", pathNot: testFile },
      to: { path: "^src/(modules|server|app|ui|cli)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "ui-knows-no-business",
      severity: "error",
      from: { path: "^src/ui/", pathNot: testFile },
      to: { path: "^src/(modules|server|app|cli)/|^src/platform/(db|context|outbox|jobs)" },
    },
    {
      name: "lib-knows-nothing",
      severity: "error",
      from: { path: "^src/lib/", pathNot: testFile },
      to: { path: "^src/(?!lib/)" },
    },
    {
      name: "pages-ask-the-api",
      comment:
        "A page asks through the caller of src/server, renders a module's components and explains with its rules: no SQL, no use case.",
      severity: "error",
      from: { path: "^src/app/", pathNot: testFile },
      to: {
        path: [
          ofDatabase,
          ...isNoRule,
          "^src/modules/[^/]+/(commands|carriers|marketplaces|messengers|vendors)/",
          "^src/platform/(db|outbox|jobs)",
          "^src/(cli|testing)/",
        ],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "postgres-js-only-listens",
      comment: "Every transaction is on pg; postgres.js holds the LISTEN connection (docs/decisions/0001).",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/platform/realtime/", testFile] },
      to: { path: "^node_modules/postgres/" },
    },
    {
      name: "test-code-stays-out",
      comment: "The product does not import its tests, nor what only tests use.",
      severity: "error",
      from: { path: "^src/(app|modules|platform|ui|lib)/", pathNot: testFile },
      to: { path: `^src/testing/|${testFile}`, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-circles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "nothing-unresolved",
      severity: "error",
      from: { pathNot: testFile },
      to: { couldNotResolve: true, pathNot: "\\.(css|svg|png)$" },
    },
    {
      name: "no-dev-dependency-in-the-product",
      severity: "error",
      from: { path: "^src/(app|modules|platform|server|ui|lib)/", pathNot: testFile },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"] },
  },
};
