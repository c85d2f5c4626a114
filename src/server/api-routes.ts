import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Hono } from "hono";
import { catalogRoutes } from "@/modules/catalog/http";
import { channelHooks } from "@/modules/channels/hooks-http";
import { channelsRoutes } from "@/modules/channels/http";
import { fulfilmentRoutes } from "@/modules/fulfilment/http";
import { inventoryRoutes } from "@/modules/inventory/http";
import { notificationsRoutes } from "@/modules/notifications/http";
import { ordersRoutes } from "@/modules/orders/http";
import { shipmentsRoutes } from "@/modules/shipments/http";
import { warehousesRoutes } from "@/modules/warehouses/http";
import type { HttpEnv, PublicEnv } from "@/platform/http/routes";
import { eventsRoutes } from "./events-http";
import { readWholeOrders } from "./order-view";
import { trackingRoutes } from "./tracking-http";

/** The routes of /api/v1, module by module. Paths are relative: `/orders` is served as `/api/v1/orders`. */
export function apiRoutes(): OpenAPIHono<HttpEnv>[] {
  return [
    ordersRoutes(readWholeOrders),
    inventoryRoutes(),
    fulfilmentRoutes(),
    shipmentsRoutes(),
    catalogRoutes(),
    warehousesRoutes(),
    channelsRoutes(),
    notificationsRoutes(),
    eventsRoutes(),
  ];
}

/** Routes of /api/v1 that need no key, under the path that each list begins with: the token in their path is the permission. */
export function publicRoutes(): [path: string, routes: OpenAPIHono<PublicEnv>][] {
  return [["/track/*", trackingRoutes()]];
}

/** What other systems call, at the root with whole paths: `/api/hooks/…`, `/api/1c/…`. They prove by themselves who calls. */
export function hookRoutes(): Hono<PublicEnv>[] {
  return [channelHooks()];
}
