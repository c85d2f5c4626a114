import { ordersRouter } from "@/modules/orders/router";
import { inventoryRouter } from "@/modules/orders/stock-router";
import { organizationsRouter } from "@/modules/organizations/router";
import { mergeRouters, router } from "@/platform/trpc/procedures";
import { orderPageRouter } from "./order-page-router";

/** Every module's procedures, one line each, by name. */
export const appRouter = router({
  inventory: inventoryRouter,
  orders: mergeRouters(ordersRouter, orderPageRouter),
  organizations: organizationsRouter,
});

export type AppRouter = typeof appRouter;
