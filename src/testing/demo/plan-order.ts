import type { FulfilmentState } from "@/modules/orders/fulfilment-state";
import type {
  FulfilmentStatus,
  HoldReason,
  LineQuantities,
  OrderStatus,
  PaymentStatus,
  PaymentTerms,
  ReturnStatus,
} from "@/modules/orders/order-status";
import type { TrackingStatus } from "@/modules/shipments/tracking";
import type { DemoBuyer } from "./buyers";

/** What happened to one order of the demo shop, up to `now`, in the words of the tables it is written to. */
export type OrderPlan = {
  /** Position in the plan, from 0, oldest first. */
  index: number;
  number: string;
  channel: DemoChannelCode;
  externalId: string | null;
  placedAt: Date;
  buyer: DemoBuyer;
  status: OrderStatus;
  paymentStatus: PaymentStatus;
  fulfilmentStatus: FulfilmentStatus;
  returnStatus: ReturnStatus;
  paymentTerms: PaymentTerms;
  paymentMethod: string;
  shippingMethod: "courier" | "point" | "pickup";
  pickupPoint: { carrier: string; code: string } | null;
  shippingPriceMinor: number;
  goodsMinor: number;
  discountMinor: number;
  taxMinor: number;
  totalMinor: number;
  paidMinor: number;
  refundedMinor: number;
  lines: PlannedLine[];
  fulfilments: PlannedFulfilment[];
  payments: PlannedPayment[];
  holds: PlannedHold[];
  note: string | null;
  tags: string[];
  /** Why the order, or the cancelled part of it, was cancelled. */
  cancelReason: string | null;
  rating: { score: 1 | 2 | 3 | 4 | 5; comment: string | null; ratedAt: Date } | null;
  reservedAt: Date | null;
  pickingAt: Date | null;
  pickedAt: Date | null;
  packedAt: Date | null;
  handedOverAt: Date | null;
  deliveredAt: Date | null;
  closedAt: Date | null;
  cancelledAt: Date | null;
};

export type DemoChannelCode = "site" | "phone" | "shop-msk" | "wc";

/** The ways in which orders come. */
export const demoChannels: readonly {
  code: DemoChannelCode;
  name: string;
  nameEn: string;
  kind: string;
  buffer: number;
  warehouses: readonly string[];
}[] = [
  { code: "site", name: "Сайт", nameEn: "Website", kind: "api", buffer: 0, warehouses: [] },
  { code: "phone", name: "Телефон", nameEn: "Phone", kind: "manual", buffer: 0, warehouses: [] },
  { code: "shop-msk", name: "Магазин на Угрешской", nameEn: "Moscow shop", kind: "pos", buffer: 0, warehouses: ["MSK"] },
  { code: "wc", name: "WooCommerce", nameEn: "WooCommerce", kind: "woocommerce", buffer: 1, warehouses: [] },
];

export type PlannedLine = LineQuantities & {
  sku: string;
  /** False for the SKU that nobody knows: it has no product and reserves nothing. */
  known: boolean;
  name: string;
  unitPriceMinor: number;
  discountMinor: number;
  taxRate: number;
  taxMinor: number;
  totalMinor: number;
  unitCostMinor: number | null;
};

/** Units of a product with stock of its own; a bundle's parts each have a line. */
export type PlannedFulfilmentLine = { line: number; sku: string; quantity: number; picked: number; packed: number };

export type PlannedFulfilment = {
  warehouse: string;
  status: FulfilmentState;
  dueAt: Date;
  distanceKm: number;
  lines: PlannedFulfilmentLine[];
  createdAt: Date;
  pickingAt: Date | null;
  pickedAt: Date | null;
  packedAt: Date | null;
  /** When stock leaves the books. */
  handedOverAt: Date | null;
  deliveredAt: Date | null;
  cancelledAt: Date | null;
  /** When a refused parcel is on the shelf again. */
  returnedAt: Date | null;
  shipment: PlannedShipment | null;
};

export type PlannedShipment = {
  carrier: "own_courier" | "pickup" | "simulated";
  service: string;
  trackingNumber: string;
  status: TrackingStatus;
  priceMinor: number;
  bookedAt: Date;
  expectedAt: Date;
  storedUntil: Date | null;
  parcels: { weightGrams: number; dimensionsMm: { length: number; width: number; height: number } }[];
  events: PlannedEvent[];
};

export type PlannedEvent = { status: TrackingStatus; occurredAt: Date; location: string; note: string | null };
export type PlannedPayment = { kind: "payment" | "refund"; amountMinor: number; method: string; reference: string; occurredAt: Date };
export type PlannedHold = { reason: HoldReason; note: string; createdAt: Date; until: Date | null; releasedAt: Date | null };

/** Units that came in; the first ones open the books. */
export type Arrival = { at: Date; warehouse: string; sku: string; quantity: number; reason: string };

/** What one warehouse holds of one product when the plan ends. */
export type PlannedLevel = { warehouse: string; sku: string; bin: string | null; onHand: number; reserved: number; safety: number };

export type DemoPlan = { startsAt: Date; now: Date; orders: OrderPlan[]; arrivals: Arrival[]; levels: PlannedLevel[] };
