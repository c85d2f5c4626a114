import { analyticsRouter, dashboardRouter } from "@/modules/analytics/router";
import { catalogRouter } from "@/modules/catalog/router";
import { channelsRouter, connectionsRouter, intakeRouter } from "@/modules/channels/router";
import { fulfilmentRouter } from "@/modules/fulfilment/router";
import { notificationsRouter } from "@/modules/notifications/router";
import { ordersRouter } from "@/modules/orders/router";
import { inventoryRouter } from "@/modules/orders/stock-router";
import { organizationsRouter } from "@/modules/organizations/router";
import { shipmentsRouter } from "@/modules/shipments/router";
import { warehousesRouter } from "@/modules/warehouses/router";
import { mergeRouters, router } from "@/platform/trpc/procedures";
import { orderPageRouter } from "./order-page-router";
import { setUpRouter } from "./set-up-router";

/** Every module's procedures, one line each, by name. */
export const appRouter = router({
  analytics: analyticsRouter,
  dashboard: dashboardRouter,
  catalog: catalogRouter,
  channels: channelsRouter,
  connections: connectionsRouter,
  fulfilment: fulfilmentRouter,
  intake: intakeRouter,
  inventory: inventoryRouter,
  notifications: notificationsRouter,
  orders: mergeRouters(ordersRouter, orderPageRouter),
  organizations: organizationsRouter,
  shipments: shipmentsRouter,
  warehouses: warehousesRouter,
  setUp: setUpRouter,
});

export type AppRouter = typeof appRouter;
