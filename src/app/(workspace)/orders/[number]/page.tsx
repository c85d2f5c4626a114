import { getTranslations } from "next-intl/server";
import { ToldChannel } from "@/modules/channels/ui/told-channel";
import { OrderAddressAdvice } from "@/modules/orders/ui/address-advice";
import { AttachmentFacts } from "@/modules/orders/ui/attachment-facts";
import { AddressFacts, BuyerFacts, NoteFacts } from "@/modules/orders/ui/buyer-facts";
import { BuyerMessagesBar } from "@/modules/orders/ui/buyer-messages-bar";
import { CustomFields } from "@/modules/orders/ui/custom-fields";
import { DraftBar } from "@/modules/orders/ui/draft-bar";
import { FamilyFacts } from "@/modules/orders/ui/family-facts";
import { GatheringCard } from "@/modules/orders/ui/gathering-card";
import { HoldBars } from "@/modules/orders/ui/hold-bars";
import { MoneyFacts } from "@/modules/orders/ui/money-facts";
import { OrderHistory } from "@/modules/orders/ui/order-history";
import { OrderLines } from "@/modules/orders/ui/order-lines";
import { OrderNeighbours } from "@/modules/orders/ui/order-neighbours";
import { OutcomeBar } from "@/modules/orders/ui/outcome-bar";
import { ChannelFacts, PromiseFacts } from "@/modules/orders/ui/promise-facts";
import { ResponsibleFields } from "@/modules/orders/ui/responsible-fields";
import { RoutingCard } from "@/modules/orders/ui/routing-card";
import { OrderFulfilmentStatus, OrderStatus, PaymentStatus, ReturnStatus } from "@/modules/orders/ui/status-badges";
import { ProposalBar } from "@/modules/orders/ui/substitution/proposal-bar";
import { TagFacts } from "@/modules/orders/ui/tag-facts";
import { OrderReturns } from "@/modules/returns/ui/order-returns";
import { LiveRefresh } from "@/platform/realtime/react";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api, orNotFound } from "@/server/api";
import { DetailHeader, Page, TwoColumns } from "@/ui/page";
import { OrderSearch } from "../../order-search";
import { AskAddress } from "./ask-address";
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
  const [t, order, warehouses, carriers, kinds, assignees, { policy }] = await Promise.all([
    getTranslations("orders.page"),
    orNotFound(api.orders.byNumber({ number: decodeURIComponent(number) })),
    api.warehouses.list(),
    api.shipments.carriers(),
    api.shipments.carrierKinds(),
    api.orders.assignees(),
    api.orders.policy(),
  ]);
  const [rows, files, fees, told, backs, exchanged] = await Promise.all([
    api.shipments.rows({ ids: order.shipments.map(({ id }) => id) }),
    api.orders.attachments({ orderId: order.id }),
    api.fees.order({ orderId: order.id }),
    api.telling.order({ orderId: order.id }),
    api.returns.list({ orderId: order.id }),
    api.returns.exchangedFrom({ orderId: order.id }),
  ]);
  const shipments = overTheWire(rows);
  const warehouseNames = Object.fromEntries(warehouses.map(({ code, name }) => [code, name]));
  const carrierNames = Object.fromEntries(carriers.map(({ code, name }) => [code, name]));
  const askable = carriers
    .filter(({ kind, active }) => active && kinds.some((one) => one.kind === kind && one.can.checkAddress))
    .map(({ code, name }) => ({ code, name }));
  const from = (fulfilmentId: string) => order.fulfilments.find(({ id }) => id === fulfilmentId)?.warehouseName ?? "";
  // Work on a parcel that has left is told by its shipment.
  const works = order.fulfilments.filter(({ status }) => status !== "cancelled" && status !== "handed_over" && status !== "delivered");
  return (
    <Page
      crumbs={[{ label: <BackToList /> }, { label: order.number }]}
      extra={<OrderNeighbours number={order.number} />}
      search={<OrderSearch />}
    >
      <LiveRefresh topics={["order", "fulfilment", "shipment", "message", "put_back", "scan", "transfer"]} id={order.id} />
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
        actions={<OrderActions order={order} shipments={shipments} carriers={carrierNames} abilities={told?.abilities ?? null} />}
        facts={<OrderFactsLine order={order} />}
      />
      <TwoColumns
        aside={
          <>
            <BuyerFacts order={order} />
            <AddressFacts order={order} carriers={carriers} />
            <OrderAddressAdvice order={order} />
            <AskAddress order={order} carriers={askable} />
            <PromiseFacts order={order} />
            <MoneyFacts order={order} fees={fees} />
            <ChannelFacts order={order} />
            {told && <ToldChannel orderId={order.id} tellings={overTheWire(told.tellings)} />}
            <FamilyFacts order={order} />
            <ResponsibleFields order={order} assignees={assignees} />
            <TagFacts order={order} />
            <CustomFields order={order} names={policy.customFields} />
            <AttachmentFacts order={order} files={overTheWire(files)} />
            <NoteFacts order={order} />
          </>
        }
      >
        <DraftBar order={order} />
        <OutcomeBar order={order} />
        <HoldBars order={order} />
        <ProposalBar order={order} />
        <BuyerMessagesBar order={order} />
        <OrderLines order={order} />
        <GatheringCard order={order} names={warehouseNames} />
        <RoutingCard order={order} names={warehouseNames} />
        {works.map((work) => (
          <FulfilmentCard key={work.id} work={work} />
        ))}
        {shipments.map((shipment) => (
          <ShipmentCard key={shipment.id} shipment={shipment} from={from(shipment.fulfilmentId)} />
        ))}
        <OrderReturns
          order={{ id: order.id, number: order.number, shipped: order.lines.reduce((sum, line) => sum + line.shipped, 0) }}
          first={overTheWire(backs)}
          from={exchanged}
        />
        <OrderHistory order={order} warehouses={warehouseNames} carriers={carrierNames} />
      </TwoColumns>
    </Page>
  );
}
