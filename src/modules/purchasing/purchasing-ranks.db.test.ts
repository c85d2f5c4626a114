import { TRPCError } from "@trpc/server";
import { expect, test } from "vitest";
import type { Role } from "@/lib/permission";
import { callerFactory, router } from "@/platform/trpc/procedures";
import { inRollback } from "@/testing/database";
import { actingAs, aShop } from "@/testing/orders";
import { purchasesRouter } from "./orders/router";
import { suppliersRouter } from "./suppliers/router";

const area = router({ purchases: purchasesRouter, suppliers: suppliersRouter });
const all = area._def.procedures as unknown as Record<string, { _def: { type: string } }>;
const changing = Object.keys(all).filter((path) => all[path]?._def.type === "mutation");

/** From which rank on each act is open; whatever is not named is the operator's. */
const needed: Partial<Record<string, Role>> = {
  "purchases.approve": "manager",
  "purchases.reject": "manager",
  "purchases.putSettings": "owner",
};
const below: Record<string, Role> = { operator: "picker", manager: "operator", owner: "manager" };

test(
  "nobody below the rank of an act on suppliers and their orders may do it",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    expect(changing.length).toBeGreaterThan(12);
    for (const path of changing) {
      const [part = "", name = ""] = path.split(".");
      const role = below[needed[path] ?? "operator"] ?? "viewer";
      const caller = callerFactory(area)({ ...actingAs(ctx, { role }), ip: "192.0.2.1" }) as unknown as Record<
        string,
        Record<string, (input: unknown) => Promise<unknown>>
      >;
      const refused = await caller[part]?.[name]?.({}).catch((error: unknown) => error);
      expect([path, role, refused instanceof TRPCError && refused.code]).toEqual([path, role, "FORBIDDEN"]);
    }
  }),
);
