import type { Reason } from "@/lib/reason";
import { whyNotShip } from "@/modules/fulfilment/fulfilment";
import { freesTheParcel } from "@/modules/shipments/booking";
import type { Shipment } from "@/modules/shipments/ui/shipment-row";
import type { OrderPage } from "@/server/order-view";

type Work = OrderPage["fulfilments"][number];
export type NextStep = {
  /** The one button that stands out. */
  main: "place" | "release" | "handOver" | "ship" | "pay" | null;
  /** The parcel that would be booked next, and why not yet. */
  ship: { work: Work; refused: Reason | null } | null;
  /** Booked parcels that still stand at the door. */
  atTheDoor: Shipment[];
};

const ahead: readonly Work["status"][] = ["planned", "picking", "picked", "packed"];

/** Holds that wait for somebody's word; one of goods that come together ends with them. */
export const toRelease = ({ holds }: Pick<OrderPage, "holds">) => holds.filter(({ reason }) => reason !== "gathering");

/** What the order waits for from people: first what stops it, then what can leave, then its money. */
export function nextStep(order: OrderPage, shipments: readonly Shipment[]): NextStep {
  const works = order.fulfilments.filter(
    (work) => ahead.includes(work.status) && !shipments.some((one) => one.fulfilmentId === work.id && !freesTheParcel(one.booking)),
  );
  const money = {
    openHolds: order.holds.map(({ reason }) => reason),
    fulfilledBy: order.fulfilledBy,
    paymentTerms: order.paymentTerms,
    totalMinor: order.totals.total.amount,
    paidMinor: order.totals.paid.amount,
    refundedMinor: order.totals.refunded.amount,
  };
  const candidates = works.map((work) => ({ work, refused: whyNotShip({ status: work.status, lines: work.lines }, money) }));
  const ship = candidates.find(({ refused }) => refused === null) ?? candidates[0] ?? null;
  const atTheDoor = shipments.filter((one) => one.booking === "booked" && one.fulfilmentStatus === "packed");
  const owed = money.paidMinor < money.totalMinor && order.status !== "cancelled";
  const moneyIsNext =
    order.paymentTerms === "cash_on_delivery" ? order.fulfilmentStatus === "delivered" : order.paymentStatus !== "authorized";
  const main =
    order.status === "draft"
      ? "place"
      : toRelease(order).length > 0
        ? "release"
        : ship?.refused === null
          ? "ship"
          : atTheDoor.length > 0
            ? "handOver"
            : owed && moneyIsNext
              ? "pay"
              : null;
  return { main, ship, atTheDoor };
}
