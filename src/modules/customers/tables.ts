import { index, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { organizations } from "@/modules/organizations/tables";
import { createdAt, id, organizationId } from "@/platform/columns";

/** A buyer, known again by phone or else by e-mail. Orders keep their own snapshot of the words that were given. */
export const customers = pgTable(
  "customers",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "restrict" }),
    id: id(),
    /** "tel:+7916…" or "mailto:…" in lower case. */
    contactKey: text("contact_key").notNull(),
    name: text("name").notNull(),
    email: text("email"),
    phone: text("phone"),
    locale: text("locale").notNull().default("ru"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("customers_contact_key").on(t.organizationId, t.contactKey),
    index("customers_email").on(t.organizationId, t.email),
  ],
);
