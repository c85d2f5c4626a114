import { bigint, date, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { organizations } from "@/modules/organizations/tables";
import { organizationId } from "@/platform/columns";

const sum = (name: string) => bigint(name, { mode: "number" }).notNull().default(0);

/**
 * What moved in a warehouse on a day that is over, from the ledger, in units and by what the goods cost then. The ledger is only ever
 * added to, so that such a day never changes.
 */
export const analyticsStockDays = pgTable(
  "analytics_stock_days",
  {
    organizationId: organizationId(),
    warehouseId: uuid("warehouse_id").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    /** Change of what was there. */
    net: sum("net"),
    received: sum("received"),
    shipped: sum("shipped"),
    returned: sum("returned"),
    writtenOff: sum("written_off"),
    /** Found too many and too few, by counts and corrections. */
    found: sum("found"),
    missed: sum("missed"),
    netMinor: sum("net_minor"),
    shippedMinor: sum("shipped_minor"),
    writtenOffMinor: sum("written_off_minor"),
    foundMinor: sum("found_minor"),
    missedMinor: sum("missed_minor"),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.day, t.warehouseId] })],
);

/** Up to which day the ledger was counted, and on whose calendar. */
export const analyticsStockStates = pgTable(
  "analytics_stock_states",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "cascade" }),
    timezone: text("timezone").notNull(),
    made: integer("made").notNull(),
    through: date("through", { mode: "string" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId] })],
);
