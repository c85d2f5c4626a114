import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Role, Scope } from "@/lib/permission";
import { at, bytea, createdAt, id, organizationId } from "@/platform/columns";

export const organizations = pgTable("organizations", {
  id: uuid("id").primaryKey(),
  name: text("name").notNull(),
  timezone: text("timezone").notNull().default("Europe/Moscow"),
  currency: text("currency").notNull().default("RUB"),
  locale: text("locale").notNull().default("ru"),
  brandColor: text("brand_color").notNull().default("#7A2B1D"),
  logo: bytea("logo"),
  supportEmail: text("support_email"),
  supportPhone: text("support_phone"),
  /** What the tracking page may show beyond the stages; everything personal is off unless switched on. */
  trackingShowsPrices: boolean("tracking_shows_prices").notNull().default(false),
  maxParcels: integer("max_parcels").notNull().default(3),
  isDemo: boolean("is_demo").notNull().default(false),
  createdAt: createdAt(),
});

/** People are global: one person may belong to several organizations. */
export const users = pgTable(
  "users",
  {
    id: uuid("id").primaryKey(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    passwordHash: text("password_hash").notNull(),
    locale: text("locale").notNull().default("ru"),
    disabledAt: at("disabled_at"),
    passwordChangedAt: at("password_changed_at").notNull().defaultNow(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("users_email").on(sql`lower(${t.email})`)],
);

/** A sign-in. The JWT carries its id; a revoked row ends every copy of the token. */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** The organization that the person works in now. */
    organizationId: uuid("organization_id").references(() => organizations.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
    lastSeenAt: at("last_seen_at").notNull().defaultNow(),
    expiresAt: at("expires_at").notNull(),
    revokedAt: at("revoked_at"),
    ip: text("ip"),
    userAgent: text("user_agent"),
  },
  (t) => [index("sessions_user").on(t.userId)],
);

/** Failed sign-ins by account and by address, so that guessing slows down without locking the victim out. */
export const signInThrottle = pgTable("sign_in_throttle", {
  key: text("key").primaryKey(),
  failures: integer("failures").notNull(),
  windowStartedAt: at("window_started_at").notNull(),
});

export const members = pgTable(
  "members",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "cascade" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: text("role").$type<Role>().notNull(),
    /** Null: every warehouse. */
    warehouseIds: uuid("warehouse_ids").array(),
    disabledAt: at("disabled_at"),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.userId] }), index("members_user").on(t.userId)],
);

export const invitations = pgTable(
  "invitations",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "cascade" }),
    id: id(),
    email: text("email").notNull(),
    role: text("role").$type<Role>().notNull(),
    warehouseIds: uuid("warehouse_ids").array(),
    tokenHash: text("token_hash").notNull().unique("invitations_token_hash"),
    invitedBy: uuid("invited_by"),
    expiresAt: at("expires_at").notNull(),
    acceptedAt: at("accepted_at"),
    revokedAt: at("revoked_at"),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.id] })],
);

/** Only a hash is kept; looked up before the organization is known, hence globally unique. */
export const apiKeys = pgTable(
  "api_keys",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "cascade" }),
    id: id(),
    name: text("name").notNull(),
    prefix: text("prefix").notNull(),
    hash: text("hash").notNull().unique("api_keys_hash"),
    scopes: text("scopes").array().$type<Scope[]>().notNull(),
    createdBy: uuid("created_by"),
    lastUsedAt: at("last_used_at"),
    expiresAt: at("expires_at"),
    revokedAt: at("revoked_at"),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.id] })],
);

/** Append-only (a trigger refuses update and delete): settings, members, keys, exports. */
export const auditLog = pgTable(
  "audit_log",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "restrict" }),
    id: id(),
    at: createdAt(),
    by: jsonb("by").$type<{ kind: string; id: string | null; name: string }>().notNull(),
    action: text("action").notNull(),
    subjectKind: text("subject_kind").notNull(),
    subjectId: text("subject_id").notNull(),
    data: jsonb("data").$type<Record<string, unknown>>().notNull().default({}),
    ip: text("ip"),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.id] })],
);
