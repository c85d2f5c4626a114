import { getTranslations } from "next-intl/server";
import { whyNot } from "@/modules/orders/order-moves";
import { forMoves } from "@/modules/orders/ui/for-moves";
import { LiveRefresh } from "@/platform/realtime/react";
import { api, orNotFound } from "@/server/api";
import { Page } from "@/ui/page";
import { pointCarriers } from "../../point-carriers";
import { EditOrder } from "./edit-order";
import { NotEditable } from "./not-editable";

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props) {
  const [t, { number }] = await Promise.all([getTranslations("orders.edit"), params]);
  return { title: t("title", { number: decodeURIComponent(number) }) };
}

/** Changing a placed order; one that cannot be changed any more says why. */
export default async function EditOrderPage({ params }: Props) {
  const { number } = await params;
  const [t, order, warehouses, carriers] = await Promise.all([
    getTranslations("orders.edit"),
    orNotFound(api.orders.byNumber({ number: decodeURIComponent(number) })),
    api.warehouses.list(),
    pointCarriers(),
  ]);
  const back = `/orders/${encodeURIComponent(order.number)}`;
  const refused = whyNot("edit", forMoves(order));
  return (
    <Page title={t("title", { number: order.number })} back={back}>
      <LiveRefresh topics={["order", "fulfilment"]} id={order.id} />
      {refused ? (
        <NotEditable why={refused} back={back} />
      ) : (
        <EditOrder
          order={order}
          warehouses={Object.fromEntries(warehouses.map(({ code, name }) => [code, name]))}
          pointCarriers={carriers}
        />
      )}
    </Page>
  );
}
