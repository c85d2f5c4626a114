import { customType, integer, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** Columns that every table spells the same way. */
export const organizationId = () => uuid("organization_id").notNull();
export const id = () => uuid("id").notNull();
export const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
export const createdAt = () => at("created_at").notNull().defaultNow();
export const version = () => integer("version").notNull().default(1);
export const currency = () => text("currency").notNull();
export const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });
