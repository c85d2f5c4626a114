import { bigint, date, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { organizationId } from "@/platform/columns";

const sum = (name: string) => bigint(name, { mode: "number" }).notNull().default(0);
const generation = () => integer("generation").notNull();
const day = () => date("day", { mode: "string" }).notNull();

/** What is counted of verdicts. */
const ofRatings = () => ({
  ratings: sum("ratings"),
  stars: sum("stars"),
  one: sum("one"),
  two: sum("two"),
  three: sum("three"),
  four: sum("four"),
  five: sum("five"),
  /** Verdicts on the delivery and on the goods alone, and their stars. */
  deliveryRatings: sum("delivery_ratings"),
  deliveryStars: sum("delivery_stars"),
  goodsRatings: sum("goods_ratings"),
  goodsStars: sum("goods_stars"),
});

/** What the buyer's verdict on an order counts for, on the day the order was placed. */
export const analyticsRatings = pgTable(
  "analytics_ratings",
  {
    organizationId: organizationId(),
    generation: generation(),
    orderId: uuid("order_id").notNull(),
    day: day(),
    channelId: uuid("channel_id").notNull(),
    warehouse: text("warehouse").notNull(),
    carrier: text("carrier").notNull(),
    ...ofRatings(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.generation, t.orderId] }),
    // The list behind a figure.
    index("analytics_ratings_day").on(t.organizationId, t.generation, t.day, t.orderId),
  ],
);

/** The verdicts of a day, by a channel and the value of one dimension. */
export const analyticsRatingDays = pgTable(
  "analytics_rating_days",
  {
    organizationId: organizationId(),
    generation: generation(),
    dimension: text("dimension").notNull(),
    day: day(),
    channelId: uuid("channel_id").notNull(),
    value: text("value").notNull(),
    ...ofRatings(),
  },
  (t) => [
    primaryKey({
      name: "analytics_rating_days_pk",
      columns: [t.organizationId, t.generation, t.dimension, t.day, t.channelId, t.value],
    }),
  ],
);
