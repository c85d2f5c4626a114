import { boolean, date, pgTable, primaryKey } from "drizzle-orm/pg-core";
import { organizations } from "@/modules/organizations/tables";
import { organizationId } from "@/platform/columns";

/** Days that the government moves in a year, as the owner has entered them: off though it is an ordinary day, or worked though it is none. */
export const movedDays = pgTable(
  "moved_days",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "cascade" }),
    day: date("day", { mode: "string" }).notNull(),
    works: boolean("works").notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.day] })],
);
