import { journeysRouter } from "@/modules/analytics/journeys/router";
import { analyticsRouter, dashboardRouter } from "@/modules/analytics/router";
import { satisfactionRouter } from "@/modules/analytics/satisfaction/router";
import { stockFiguresRouter } from "@/modules/analytics/stock/router";
import { catalogRouter } from "@/modules/catalog/router";
import { exchangeRouter } from "@/modules/channels/commerceml/router";
import { channelDayRouter, feesRouter } from "@/modules/channels/day/router";
import { mappingsRouter } from "@/modules/channels/mapping/router";
import { channelsRouter, connectionsRouter, intakeRouter, tellingRouter } from "@/modules/channels/router";
import { simulationRouter } from "@/modules/channels/simulation/router";
import { crmRouter } from "@/modules/crm/router";
import { filesRouter } from "@/modules/files/router";
import { packingRouter } from "@/modules/fulfilment/packing/router";
import { fulfilmentRouter } from "@/modules/fulfilment/router";
import { pickTasksRouter, wavesRouter } from "@/modules/fulfilment/waves/router";
import { workLogRouter } from "@/modules/inventory/work-log/router";
import { notificationsRouter } from "@/modules/notifications/router";
import { addressRouter } from "@/modules/orders/address/router";
import { arrivalsRouter } from "@/modules/orders/arrivals-router";
import { auditsRouter } from "@/modules/orders/audit-router";
import { bulkRouter } from "@/modules/orders/bulk-router";
import { buyerActsRouter } from "@/modules/orders/buyer-acts/router";
import { reservationsRouter } from "@/modules/orders/checkout-router";
import { handlingRouter } from "@/modules/orders/handling/router";
import { ordersRouter } from "@/modules/orders/router";
import { routingRouter } from "@/modules/orders/routing/router";
import { inventoryRouter } from "@/modules/orders/stock-router";
import { transfersRouter } from "@/modules/orders/transfers-router";
import { organizationsRouter } from "@/modules/organizations/router";
import { forecastsRouter, replenishmentRouter } from "@/modules/purchasing/forecasts/router";
import { purchasesRouter } from "@/modules/purchasing/orders/router";
import { suppliersRouter } from "@/modules/purchasing/suppliers/router";
import { claimsRouter } from "@/modules/returns/claims/router";
import { returnsRouter } from "@/modules/returns/router";
import { salesRouter } from "@/modules/sales/router";
import { returnParcelsRouter } from "@/modules/shipments/return-parcels/return-parcels-router";
import { shipmentsRouter } from "@/modules/shipments/router";
import { runsRouter } from "@/modules/shipments/runs/router";
import { settlementsRouter } from "@/modules/shipments/settlements/settlements-router";
import { writeOffsRouter } from "@/modules/stockroom/acts/router";
import { countsRouter } from "@/modules/stockroom/counting/router";
import { placesRouter } from "@/modules/stockroom/places/router";
import { receivingRouter } from "@/modules/stockroom/receiving/router";
import { refillsRouter } from "@/modules/stockroom/replenishing/router";
import { movedDaysRouter } from "@/modules/warehouses/moved-days/router";
import { warehousesRouter } from "@/modules/warehouses/router";
import { webhooksRouter } from "@/modules/webhooks/router";
import { mergeRouters, router } from "@/platform/trpc/procedures";
import { failedWorkRouter } from "./failed-work-router";
import { floorRouter } from "./floor-router";
import { orderPageRouter } from "./order-page-router";
import { printRouter } from "./printing/print-router";
import { setUpRouter } from "./set-up-router";

/** Every module's procedures, one line each, by name. */
export const appRouter = router({
  analytics: analyticsRouter,
  journeys: journeysRouter,
  satisfaction: satisfactionRouter,
  stockFigures: stockFiguresRouter,
  dashboard: dashboardRouter,
  arrivals: arrivalsRouter,
  audits: auditsRouter,
  bulk: bulkRouter,
  catalog: catalogRouter,
  channels: channelsRouter,
  channelDay: channelDayRouter,
  fees: feesRouter,
  crm: crmRouter,
  waves: wavesRouter,
  pickTasks: pickTasksRouter,
  workLog: workLogRouter,
  webhooks: webhooksRouter,
  connections: connectionsRouter,
  exchange: exchangeRouter,
  failures: failedWorkRouter,
  files: filesRouter,
  floor: floorRouter,
  forecasts: forecastsRouter,
  replenishment: replenishmentRouter,
  fulfilment: fulfilmentRouter,
  intake: intakeRouter,
  telling: tellingRouter,
  mappings: mappingsRouter,
  inventory: inventoryRouter,
  notifications: notificationsRouter,
  packing: packingRouter,
  orders: mergeRouters(ordersRouter, addressRouter, handlingRouter, buyerActsRouter, orderPageRouter),
  reservations: reservationsRouter,
  organizations: organizationsRouter,
  printing: printRouter,
  purchases: purchasesRouter,
  suppliers: suppliersRouter,
  returnParcels: returnParcelsRouter,
  returns: returnsRouter,
  claims: claimsRouter,
  routing: routingRouter,
  runs: runsRouter,
  sales: salesRouter,
  simulation: simulationRouter,
  settlements: settlementsRouter,
  shipments: shipmentsRouter,
  transfers: transfersRouter,
  warehouses: mergeRouters(warehousesRouter, movedDaysRouter),
  receiving: receivingRouter,
  places: placesRouter,
  counts: countsRouter,
  refills: refillsRouter,
  writeOffs: writeOffsRouter,
  setUp: setUpRouter,
});

export type AppRouter = typeof appRouter;
