import { bigint, date, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { currency, organizationId } from "@/platform/columns";

const sum = (name: string) => bigint(name, { mode: "number" }).notNull().default(0);
const generation = () => integer("generation").notNull();
const day = () => date("day", { mode: "string" }).notNull();

/** What is counted of orders and of their parcels on the way from the till to the buyer. */
const ofJourneys = () => ({
  /** One for each order and each parcel: what stage times are counted by. */
  times: sum("times"),
  orders: sum("orders"),
  cancelled: sum("cancelled"),
  /** Orders that came so far, or further. */
  reserved: sum("reserved"),
  released: sum("released"),
  picked: sum("picked"),
  packed: sum("packed"),
  handedOver: sum("handed_over"),
  delivered: sum("delivered"),
  parcels: sum("parcels"),
  /** Parcels that left, of those that had to leave by some moment, and those that left by then. */
  due: sum("due"),
  leftOnTime: sum("left_on_time"),
  /** Parcels that a carrier took, and what became of them. */
  carried: sum("carried"),
  arrived: sum("arrived"),
  lost: sum("lost"),
  cameBack: sum("came_back"),
  /** Parcels that arrived, of those whose carrier named a day; those that came by then; and by how many days the others were late. */
  promised: sum("promised"),
  arrivedOnTime: sum("arrived_on_time"),
  lateDays: sum("late_days"),
  priced: sum("priced"),
  priceMinor: sum("price_minor"),
});

/**
 * What an order and each of its parcels count for: which way it takes, how long every stage took (as a step of the scale of
 * `durations.ts`; null while it is not over), and how it ended. The order itself has the parcel of zeros.
 */
export const analyticsJourneys = pgTable(
  "analytics_journeys",
  {
    organizationId: organizationId(),
    generation: generation(),
    orderId: uuid("order_id").notNull(),
    fulfilmentId: uuid("fulfilment_id").notNull(),
    day: day(),
    channelId: uuid("channel_id").notNull(),
    currency: currency(),
    warehouse: text("warehouse").notNull(),
    carrier: text("carrier").notNull(),
    region: text("region").notNull(),
    reserve: integer("reserve"),
    release: integer("release"),
    wait: integer("wait"),
    pick: integer("pick"),
    pack: integer("pack"),
    handOver: integer("hand_over"),
    deliver: integer("deliver"),
    whole: integer("whole"),
    ...ofJourneys(),
  },
  (t) => [
    primaryKey({ name: "analytics_journeys_pk", columns: [t.organizationId, t.generation, t.orderId, t.fulfilmentId] }),
    // The list behind a figure.
    index("analytics_journeys_day").on(t.organizationId, t.generation, t.day, t.orderId, t.fulfilmentId),
  ],
);

/** The sums of a day, by a channel and the value of one dimension. */
export const analyticsJourneyDays = pgTable(
  "analytics_journey_days",
  {
    organizationId: organizationId(),
    generation: generation(),
    dimension: text("dimension").notNull(),
    day: day(),
    channelId: uuid("channel_id").notNull(),
    value: text("value").notNull(),
    currency: currency(),
    ...ofJourneys(),
  },
  (t) => [
    primaryKey({
      name: "analytics_journey_days_pk",
      columns: [t.organizationId, t.generation, t.dimension, t.day, t.channelId, t.value, t.currency],
    }),
  ],
);

/** How many orders and parcels took how long for a stage: steps of a scale add up over days, which medians do not. */
export const analyticsStageDays = pgTable(
  "analytics_stage_days",
  {
    organizationId: organizationId(),
    generation: generation(),
    dimension: text("dimension").notNull(),
    value: text("value").notNull(),
    day: day(),
    stage: text("stage").notNull(),
    step: integer("step").notNull(),
    times: sum("times"),
  },
  (t) => [
    primaryKey({
      name: "analytics_stage_days_pk",
      columns: [t.organizationId, t.generation, t.dimension, t.value, t.day, t.stage, t.step],
    }),
  ],
);
