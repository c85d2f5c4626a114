import { foreignKey, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { at, organizationId } from "@/platform/columns";
import type { CollectionPoint } from "../carriers/abilities";
import { carriers } from "../tables";

/** Where buyers may collect, as a carrier last told it for a place: so that a point can be chosen while the carrier is away. */
export const collectionPoints = pgTable(
  "collection_points",
  {
    organizationId: organizationId(),
    carrierId: uuid("carrier_id").notNull(),
    /** The place that was asked for, in one spelling. */
    place: text("place").notNull(),
    points: jsonb("points").$type<CollectionPoint[]>().notNull(),
    askedAt: at("asked_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.carrierId, t.place] }),
    foreignKey({ columns: [t.organizationId, t.carrierId], foreignColumns: [carriers.organizationId, carriers.id] }).onDelete("cascade"),
  ],
);
