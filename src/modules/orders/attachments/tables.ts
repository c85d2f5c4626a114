import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytea, createdAt, id, organizationId } from "@/platform/columns";
import { orders } from "../tables";
import type { AttachmentType } from "./sniff";

/** Files that staff put to an order. Lists never read `content`: PostgreSQL keeps it aside. */
export const orderAttachments = pgTable(
  "order_attachments",
  {
    organizationId: organizationId(),
    id: id(),
    orderId: uuid("order_id").notNull(),
    name: text("name").notNull(),
    contentType: text("content_type").$type<AttachmentType>().notNull(),
    size: integer("size").notNull(),
    content: bytea("content").notNull(),
    by: jsonb("by").$type<{ kind: string; id: string | null; name: string }>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({ columns: [t.organizationId, t.orderId], foreignColumns: [orders.organizationId, orders.id] }).onDelete("restrict"),
    index("order_attachments_order").on(t.organizationId, t.orderId),
  ],
);
