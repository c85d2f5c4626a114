import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Hono } from "hono";
import { analyticsExportRoutes } from "@/modules/analytics/exports/http";
import { costsRoutes } from "@/modules/catalog/costs/http";
import { catalogRoutes } from "@/modules/catalog/http";
import { exchangeRoutes } from "@/modules/channels/commerceml/exchange/http";
import { exchangeFileRoutes } from "@/modules/channels/commerceml/files-http";
import { channelDayRoutes } from "@/modules/channels/day/http";
import { channelHooks } from "@/modules/channels/hooks-http";
import { channelsRoutes } from "@/modules/channels/http";
import { mappingRoutes } from "@/modules/channels/mapping/http";
import { tryMappingRoutes } from "@/modules/channels/mapping/try-mapping-http";
import { retailcrmRoutes } from "@/modules/channels/retailcrm/http";
import { simulationRoutes } from "@/modules/channels/simulation/http";
import { crmRoutes } from "@/modules/crm/http";
import { exportRoutes } from "@/modules/files/exports/http";
import { importRoutes } from "@/modules/files/http";
import { fulfilmentRoutes } from "@/modules/fulfilment/http";
import { packingRoutes } from "@/modules/fulfilment/packing/http";
import { wavesRoutes } from "@/modules/fulfilment/waves/http";
import { inventoryRoutes } from "@/modules/inventory/http";
import { serialsRoutes } from "@/modules/inventory/serials-http";
import { workLogRoutes } from "@/modules/inventory/work-log/http";
import { messageHooks } from "@/modules/notifications/hooks-http";
import { notificationsRoutes } from "@/modules/notifications/http";
import { messageSettingsRoutes } from "@/modules/notifications/settings-http";
import { templatesRoutes } from "@/modules/notifications/templates-http";
import { wayOutRoutes } from "@/modules/notifications/way-out-http";
import { arrivalsRoutes } from "@/modules/orders/arrivals-http";
import { auditRoutes } from "@/modules/orders/audit-http";
import { differencesRoutes } from "@/modules/orders/differences-http";
import { ordersRoutes } from "@/modules/orders/http";
import { routingRoutes } from "@/modules/orders/routing/http";
import { stockRoutes } from "@/modules/orders/stock-http";
import { transfersRoutes } from "@/modules/orders/transfers-http";
import { forecastRoutes } from "@/modules/purchasing/forecasts/http";
import { purchasesRoutes } from "@/modules/purchasing/orders/http";
import { purchaseSettingsRoutes } from "@/modules/purchasing/orders/settings-http";
import { proposalRoutes } from "@/modules/purchasing/replenishment/http";
import { suppliersRoutes } from "@/modules/purchasing/suppliers/http";
import { waitingRoutes } from "@/modules/purchasing/waiting/http";
import { claimsRoutes } from "@/modules/returns/claims/http";
import { returnsRoutes } from "@/modules/returns/http";
import { returnPhotoRoutes } from "@/modules/returns/photos-http";
import { salesRoutes } from "@/modules/sales/http";
import { carrierHooks } from "@/modules/shipments/hooks/hooks-http";
import { shipmentsRoutes } from "@/modules/shipments/http";
import { parcelPapersRoutes } from "@/modules/shipments/papers/papers-http";
import { returnParcelsRoutes } from "@/modules/shipments/return-parcels/return-parcels-http";
import { runsRoutes } from "@/modules/shipments/runs/runs-http";
import { stockroomRoutes } from "@/modules/stockroom/http";
import { warehousesRoutes } from "@/modules/warehouses/http";
import { movedDaysRoutes } from "@/modules/warehouses/moved-days/http";
import { webhooksRoutes } from "@/modules/webhooks/http";
import type { HttpEnv, PublicEnv } from "@/platform/http/routes";
import { eventsRoutes } from "./events-http";
import { financeReportRoutes } from "./finance-report-http";
import { readWholeOrders } from "./order-view";
import { printRoutes } from "./printing/print-http";
import { productivityRoutes } from "./productivity-http";
import { trackingRoutes } from "./tracking-http";

/** The routes of /api/v1, module by module. Paths are relative: `/orders` is served as `/api/v1/orders`. */
export function apiRoutes(): OpenAPIHono<HttpEnv>[] {
  return [
    ordersRoutes(readWholeOrders),
    routingRoutes(),
    inventoryRoutes(),
    serialsRoutes(),
    differencesRoutes(),
    stockRoutes(),
    auditRoutes(),
    arrivalsRoutes(),
    transfersRoutes(),
    stockroomRoutes(),
    fulfilmentRoutes(),
    packingRoutes(),
    parcelPapersRoutes(),
    wavesRoutes(),
    workLogRoutes(),
    productivityRoutes(),
    analyticsExportRoutes(),
    printRoutes(),
    shipmentsRoutes(),
    returnParcelsRoutes(),
    returnsRoutes(),
    returnPhotoRoutes(),
    claimsRoutes(),
    forecastRoutes(),
    proposalRoutes(),
    suppliersRoutes(),
    purchasesRoutes(),
    purchaseSettingsRoutes(),
    waitingRoutes(),
    runsRoutes(),
    salesRoutes(),
    catalogRoutes(),
    costsRoutes(),
    warehousesRoutes(),
    movedDaysRoutes(),
    channelsRoutes(),
    simulationRoutes(),
    mappingRoutes(),
    exchangeFileRoutes(),
    channelDayRoutes(),
    financeReportRoutes(),
    tryMappingRoutes(),
    importRoutes(),
    exportRoutes(),
    crmRoutes(),
    webhooksRoutes(),
    notificationsRoutes(),
    messageSettingsRoutes(),
    templatesRoutes(),
    eventsRoutes(),
  ];
}

/** Routes of /api/v1 that need no key, under the path that each list begins with: the token in their path is the permission. */
export function publicRoutes(): [path: string, routes: OpenAPIHono<PublicEnv>][] {
  return [
    ["/track/*", trackingRoutes()],
    ["/unsubscribe/*", wayOutRoutes()],
  ];
}

/** What other systems call, at the root with whole paths: `/api/hooks/…`, `/api/1c/…`. They prove by themselves who calls. */
export function hookRoutes(): Hono<PublicEnv>[] {
  // A shop that speaks RetailCRM calls paths below its webhook address.
  // Carriers and messengers come before the channels, whose addresses begin in the same way.
  return [retailcrmRoutes(), carrierHooks(), messageHooks(), channelHooks(), exchangeRoutes()];
}
