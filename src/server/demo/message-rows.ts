import { newIdAt } from "@/lib/ids";
import { renderMail } from "@/modules/notifications/mail/render-mail";
import type { MessageEvent } from "@/modules/notifications/message-events";
import { trackingUrl } from "@/modules/orders/answer";
import { messageEventOf } from "@/modules/shipments/tracking-news";
import { demoShop } from "@/testing/demo/catalog";
import { type Desk, dirigent } from "./desk";
import type { WrittenOrder } from "./order-rows";
import type { WrittenShipment } from "./shipment-rows";

/** What buyers of the last days were told. No mail server was set, and the log says so: nothing was sent. */
export function addMessages(desk: Desk, order: WrittenOrder, shipments: readonly WrittenShipment[]): void {
  const { plan, id: orderId } = order;
  const subject = { number: plan.number };
  for (const [event, at] of toldTo(order, shipments)) {
    const id = newIdAt(at);
    const mail = renderMail({ ...contentOf(desk, order, shipments), event, now: at });
    const host = new URL(trackingUrl(order.trackingToken)).hostname;
    desk.rows.add("messages", {
      organization_id: desk.shop.organizationId,
      id,
      order_id: orderId,
      event,
      channel: "email",
      recipient: plan.buyer.email,
      locale: plan.buyer.locale,
      status: "not_sent",
      subject: mail.subject,
      body: mail.text,
      html: mail.html,
      message_id: `<${id}@${host}>`,
      attempts: 0,
      created_at: at,
    });
    desk.facts.tell({
      at,
      type: "message.not_sent",
      subject: { kind: "message", id, ...subject },
      orderId,
      by: dirigent,
      data: { event, channel: "email" },
    });
  }
}

/** Each event once, at the first time that it was so for the whole order. */
function toldTo({ plan }: WrittenOrder, shipments: readonly WrittenShipment[]): Map<MessageEvent, Date> {
  const told = new Map<MessageEvent, Date>();
  const tell = (event: MessageEvent | null, at: Date | null) => {
    if (event && at && !told.has(event)) told.set(event, new Date(at.getTime() + 1500));
  };
  const collected = plan.fulfilments.every(({ shipment }) => !shipment || shipment.carrier === "pickup");
  tell("accepted", plan.placedAt);
  tell("packed", plan.packedAt);
  for (const { plan: shipment } of shipments) {
    for (const { status, occurredAt } of shipment.events) {
      const event = messageEventOf(status);
      const waits = event === "delivered" || (event === "handed_over" && collected);
      if (!waits) tell(event, occurredAt);
    }
  }
  tell("delivered", plan.deliveredAt);
  tell("cancelled", plan.cancelledAt);
  return told;
}

function contentOf(desk: Desk, { plan, trackingToken }: WrittenOrder, shipments: readonly WrittenShipment[]) {
  const [shipment] = shipments;
  const wanted = plan.status === "cancelled" ? plan.lines : plan.lines.filter((line) => line.cancelled < line.quantity);
  return {
    locale: plan.buyer.locale,
    shop: { name: demoShop.name, brandColor: demoShop.brandColour, supportEmail: null, supportPhone: null, timeZone: demoShop.timezone },
    number: plan.number,
    trackingUrl: trackingUrl(trackingToken),
    lines: wanted.map(({ name, quantity }) => ({ name, quantity })),
    parcel: shipment
      ? {
          carrier: shipment.plan.carrier === "simulated" ? desk.shop.carriers.simulated.name : null,
          trackingNumber: shipment.plan.trackingNumber,
          expectedAt: shipment.plan.expectedAt,
          storedUntil: shipment.plan.storedUntil,
        }
      : null,
  };
}
