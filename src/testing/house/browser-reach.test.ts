import { expect, test } from "vitest";
import { serverCodeInBrowser } from "../../cli/test/architecture.mjs";

const module = (source: string, ...imports: { resolved: string; coreModule?: boolean; dependencyTypes?: string[] }[]) => ({
  source,
  dependencies: imports.map((one) => ({ coreModule: false, dependencyTypes: ["import"], ...one })),
});

test("a component that reaches the database through two other files is found, with the way", () => {
  const modules = [
    module("src/modules/orders/ui/cancel.tsx", { resolved: "src/modules/orders/order.ts" }),
    module("src/modules/orders/order.ts", { resolved: "src/modules/orders/lock.ts" }),
    module("src/modules/orders/lock.ts", { resolved: "node_modules/drizzle-orm/index.d.ts" }),
  ];
  expect(serverCodeInBrowser(modules)).toEqual([
    [
      "src/modules/orders/ui/cancel.tsx",
      "src/modules/orders/order.ts",
      "src/modules/orders/lock.ts",
      "node_modules/drizzle-orm/index.d.ts",
    ],
  ]);
});

test("what only lends its types is no reach, and neither is what no component imports", () => {
  const modules = [
    module("src/ui/list.tsx", { resolved: "src/modules/orders/queries.ts", dependencyTypes: ["import", "type-only"] }),
    module("src/modules/orders/queries.ts", { resolved: "node_modules/pg/lib/index.js" }),
  ];
  expect(serverCodeInBrowser(modules)).toEqual([]);
});

test("a part of Node.js counts as the server", () => {
  expect(serverCodeInBrowser([module("src/ui/icon.tsx", { resolved: "fs", coreModule: true })])).toEqual([["src/ui/icon.tsx", "fs"]]);
});
