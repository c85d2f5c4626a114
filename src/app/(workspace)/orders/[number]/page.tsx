import { getTranslations } from "next-intl/server";
import { AddressFacts, BuyerFacts, NoteFacts } from "@/modules/orders/ui/buyer-facts";
import { HoldBars } from "@/modules/orders/ui/hold-bars";
import { MoneyFacts } from "@/modules/orders/ui/money-facts";
import { OrderHistory } from "@/modules/orders/ui/order-history";
import { OrderLines } from "@/modules/orders/ui/order-lines";
import { OrderNeighbours } from "@/modules/orders/ui/order-neighbours";
import { ChannelFacts, PromiseFacts } from "@/modules/orders/ui/promise-facts";
import { RoutingCard } from "@/modules/orders/ui/routing-card";
import { OrderFulfilmentStatus, OrderStatus, PaymentStatus, ReturnStatus } from "@/modules/orders/ui/status-badges";
import { LiveRefresh } from "@/platform/realtime/react";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api, orNotFound } from "@/server/api";
import { DetailHeader, Page, TwoColumns } from "@/ui/page";
import { OrderSearch } from "../../order-search";
import { BackToList } from "./back-to-list";
import { FulfilmentCard } from "./fulfilment-card";
import { OrderActions } from "./order-actions";
import { OrderFactsLine } from "./order-facts-line";
import { ShipmentCard } from "./shipment-card";

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props) {
  const [t, { number }] = await Promise.all([getTranslations("orders.page"), params]);
  return { title: t("title", { number: decodeURIComponent(number) }) };
}

/** Everything about one order: left the work, right the facts, below what happened. */
export default async function OrderPage({ params }: Props) {
  const { number } = await params;
  const [t, order, warehouses, carriers] = await Promise.all([
    getTranslations("orders.page"),
    orNotFound(api.orders.byNumber({ number: decodeURIComponent(number) })),
    api.warehouses.list(),
    api.shipments.carriers(),
  ]);
  const shipments = overTheWire(await api.shipments.rows({ ids: order.shipments.map(({ id }) => id) }));
  const warehouseNames = Object.fromEntries(warehouses.map(({ code, name }) => [code, name]));
  const carrierNames = Object.fromEntries(carriers.map(({ code, name }) => [code, name]));
  const from = (fulfilmentId: string) => order.fulfilments.find(({ id }) => id === fulfilmentId)?.warehouseName ?? "";
  // Work on a parcel that has left is told by its shipment.
  const works = order.fulfilments.filter(({ status }) => status !== "cancelled" && status !== "handed_over" && status !== "delivered");
  return (
    <Page
      crumbs={[{ label: <BackToList /> }, { label: order.number }]}
      extra={<OrderNeighbours number={order.number} />}
      search={<OrderSearch />}
    >
      <LiveRefresh topics={["order", "fulfilment", "shipment", "message", "put_back", "scan"]} id={order.id} />
      <DetailHeader
        title={t("title", { number: order.number })}
        badges={
          <>
            <OrderStatus status={order.status} as="badge" />
            <OrderFulfilmentStatus status={order.fulfilmentStatus} as="badge" />
            <PaymentStatus status={order.paymentStatus} as="badge" />
            {order.returnStatus !== "none" && <ReturnStatus status={order.returnStatus} as="badge" />}
          </>
        }
        actions={<OrderActions order={order} shipments={shipments} carriers={carrierNames} />}
        facts={<OrderFactsLine order={order} />}
      />
      <TwoColumns
        aside={
          <>
            <BuyerFacts order={order} />
            <AddressFacts order={order} />
            <PromiseFacts order={order} />
            <MoneyFacts order={order} />
            <ChannelFacts order={order} />
            <NoteFacts order={order} />
          </>
        }
      >
        <HoldBars order={order} />
        <OrderLines order={order} />
        <RoutingCard order={order} names={warehouseNames} />
        {works.map((work) => (
          <FulfilmentCard key={work.id} work={work} />
        ))}
        {shipments.map((shipment) => (
          <ShipmentCard key={shipment.id} shipment={shipment} from={from(shipment.fulfilmentId)} />
        ))}
        <OrderHistory order={order} warehouses={warehouseNames} carriers={carrierNames} />
      </TwoColumns>
    </Page>
  );
}
