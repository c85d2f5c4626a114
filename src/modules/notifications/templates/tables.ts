import { integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { organizations } from "@/modules/organizations/tables";
import { at, organizationId } from "@/platform/columns";
import type { TemplateTexts } from "../template-texts";

/** The shop's own words for an event, every version of them; the newest counts. */
export const messageTemplates = pgTable(
  "message_templates",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "restrict" }),
    event: text("event").notNull(),
    locale: text("locale").notNull(),
    version: integer("version").notNull(),
    /** Null: back to the words that Dirigent comes with. */
    texts: jsonb("texts").$type<TemplateTexts>(),
    by: jsonb("by").$type<{ kind: string; id: string | null; name: string }>().notNull(),
    at: at("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.event, t.locale, t.version] })],
);
