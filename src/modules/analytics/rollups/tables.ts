import { sql } from "drizzle-orm";
import { bigint, date, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { organizations } from "@/modules/organizations/tables";
import { at, currency, organizationId } from "@/platform/columns";

const sum = (name: string) => bigint(name, { mode: "number" }).notNull().default(0);
const generation = () => integer("generation").notNull();
const day = () => date("day", { mode: "string" }).notNull();
const channelId = () => uuid("channel_id").notNull();

/** What is counted of goods: the same of an order's line, an article and a whole order. */
const ofGoods = () => ({
  orders: sum("orders"),
  units: sum("units"),
  grossMinor: sum("gross_minor"),
  discountMinor: sum("discount_minor"),
  taxMinor: sum("tax_minor"),
  totalMinor: sum("total_minor"),
  returnedUnits: sum("returned_units"),
  /** Of units that are still with the buyer. */
  costMinor: sum("cost_minor"),
  /** Units whose cost nobody knows. */
  uncostedUnits: sum("uncosted_units"),
});

/** What is counted of whole orders besides. */
const ofOrders = () => ({
  ...ofGoods(),
  confirmed: sum("confirmed"),
  cancelled: sum("cancelled"),
  cancelledMinor: sum("cancelled_minor"),
  shippingMinor: sum("shipping_minor"),
  refundedMinor: sum("refunded_minor"),
  returnedOrders: sum("returned_orders"),
  commissionMinor: sum("commission_minor"),
  logisticsMinor: sum("logistics_minor"),
  otherFeesMinor: sum("other_fees_minor"),
  deliveryMinor: sum("delivery_minor"),
  wayBackMinor: sum("way_back_minor"),
});

/**
 * How the figures of an organization stand. `generation` is what pages read; another one may be in the making beside it, with its own
 * time zone, and takes its place when it is whole. Whoever changes figures locks this row first.
 */
export const analyticsStates = pgTable(
  "analytics_states",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "cascade" }),
    /** 0: nothing was counted yet. */
    generation: integer("generation").notNull().default(0),
    timezone: text("timezone").notNull(),
    /** What the figures consist of; another number asks for new ones. */
    made: integer("made").notNull().default(0),
    builtAt: at("built_at"),
    building: integer("building"),
    buildingTimezone: text("building_timezone"),
    buildingMade: integer("building_made"),
    /** The last order that was counted into it. */
    buildingAfter: uuid("building_after"),
    buildingDone: integer("building_done").notNull().default(0),
    buildingTotal: integer("building_total").notNull().default(0),
    startedAt: at("started_at"),
  },
  (t) => [primaryKey({ columns: [t.organizationId] })],
);

/**
 * What an order counts for by now: what roll-ups are changed by is the difference between this and what it has become. No foreign keys:
 * each would write on the row of the order that is counted, and orders are never deleted.
 */
export const analyticsOrders = pgTable(
  "analytics_orders",
  {
    organizationId: organizationId(),
    generation: generation(),
    orderId: uuid("order_id").notNull(),
    day: day(),
    currency: currency(),
    channelId: channelId(),
    warehouse: text("warehouse").notNull(),
    region: text("region").notNull(),
    responsible: text("responsible").notNull(),
    buyer: text("buyer").notNull(),
    customerId: uuid("customer_id"),
    ...ofOrders(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.generation, t.orderId] }),
    // Whose first order another one may have become.
    index("analytics_orders_first").on(t.organizationId, t.generation, t.customerId).where(sql`buyer = 'new'`),
  ],
);

/** What the units of one article in an order count for. An article that nobody knows has the id of zeros. */
export const analyticsLines = pgTable(
  "analytics_lines",
  {
    organizationId: organizationId(),
    generation: generation(),
    orderId: uuid("order_id").notNull(),
    productId: uuid("product_id").notNull(),
    day: day(),
    currency: currency(),
    channelId: channelId(),
    ...ofGoods(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.generation, t.orderId, t.productId] })],
);

/** How long people worked on an order, by what an hour of theirs costs. */
export const analyticsWork = pgTable(
  "analytics_work",
  {
    organizationId: organizationId(),
    generation: generation(),
    orderId: uuid("order_id").notNull(),
    /** Warehouse, role and stage. */
    work: text("work").notNull(),
    day: day(),
    currency: currency(),
    channelId: channelId(),
    orders: sum("orders"),
    seconds: sum("seconds"),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.generation, t.orderId, t.work] })],
);

/** The sums of a day, by a channel and the value of one dimension. */
export const analyticsDays = pgTable(
  "analytics_days",
  {
    organizationId: organizationId(),
    generation: generation(),
    dimension: text("dimension").notNull(),
    day: day(),
    channelId: channelId(),
    value: text("value").notNull(),
    currency: currency(),
    ...ofOrders(),
    seconds: sum("seconds"),
  },
  (t) => [
    primaryKey({
      name: "analytics_days_pk",
      columns: [t.organizationId, t.generation, t.dimension, t.day, t.channelId, t.value, t.currency],
    }),
  ],
);

/** The sums of a day by article. */
export const analyticsProductDays = pgTable(
  "analytics_product_days",
  {
    organizationId: organizationId(),
    generation: generation(),
    day: day(),
    productId: uuid("product_id").notNull(),
    channelId: channelId(),
    currency: currency(),
    ...ofGoods(),
  },
  (t) => [
    primaryKey({
      name: "analytics_product_days_pk",
      columns: [t.organizationId, t.generation, t.day, t.productId, t.channelId, t.currency],
    }),
    // What moves when an article gets another category.
    index("analytics_product_days_product").on(t.organizationId, t.generation, t.productId),
  ],
);

/** The category under which the sums of an article are counted. */
export const analyticsProducts = pgTable(
  "analytics_products",
  {
    organizationId: organizationId(),
    generation: generation(),
    productId: uuid("product_id").notNull(),
    category: text("category").notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.generation, t.productId] })],
);
