import { sql } from "drizzle-orm";
import { boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { products } from "@/modules/catalog/tables";
import { at, organizationId } from "@/platform/columns";
import { connections } from "../tables";

/** What a channel is told of the stock of a product, in one of its places ("" where it has only one). */
export const channelStock = pgTable(
  "channel_stock",
  {
    organizationId: organizationId(),
    connectionId: uuid("connection_id").notNull(),
    productId: uuid("product_id").notNull(),
    place: text("place").notNull(),
    /** How the channel names the product; null until it has been looked for. */
    key: jsonb("key").$type<Record<string, string>>(),
    /** Set whenever the number may have changed, cleared when the channel has the number of that moment or refused it. */
    dirtyAt: at("dirty_at"),
    /** Not again before: the channel's own limit for one product. */
    notBefore: at("not_before"),
    pushed: integer("pushed"),
    pushedAt: at("pushed_at"),
    /** Whether the channel said that it has the pushed number. */
    acknowledged: boolean("acknowledged").notNull().default(false),
    /** Why it refused the last number. */
    refused: jsonb("refused").$type<{ code: string; params?: Record<string, string | number> }>(),
    /** The channel's own number, as read there. */
    theirs: integer("theirs"),
    theirsAt: at("theirs_at"),
    /** Since when the channel's number has been another than the one that it acknowledged. */
    driftSince: at("drift_since"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.connectionId, t.productId, t.place] }),
    // What has to be pushed: a handful of rows, however many products there are.
    index("channel_stock_dirty").on(t.organizationId, t.connectionId, t.dirtyAt).where(sql`${t.dirtyAt} is not null`),
    // Where a product is offered.
    index("channel_stock_product").on(t.organizationId, t.productId),
    foreignKey({ columns: [t.organizationId, t.connectionId], foreignColumns: [connections.organizationId, connections.id] }).onDelete(
      "cascade",
    ),
    foreignKey({ columns: [t.organizationId, t.productId], foreignColumns: [products.organizationId, products.id] }).onDelete("cascade"),
  ],
);
