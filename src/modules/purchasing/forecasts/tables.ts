import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { products } from "@/modules/catalog/tables";
import { organizations } from "@/modules/organizations/tables";
import { at, createdAt, id, organizationId } from "@/platform/columns";
import type { ForecastMethod } from "../forecast/methods";
import type { AbcClass, DemandPattern, XyzClass } from "./demand-pattern";
import type { RunStatus } from "./run-status";

/** One forecast of everything that an organization sells: how far it is, and what it came to. A killed one goes on after `lastProductId`. */
export const forecastRuns = pgTable(
  "forecast_runs",
  {
    organizationId: organizationId(),
    id: id(),
    startedAt: createdAt(),
    /** When it last told how far it is. */
    movedAt: at("moved_at").notNull().defaultNow(),
    status: text("status").$type<RunStatus>().notNull().default("running"),
    /** The first day that is forecast: the day on which it began. */
    fromDay: date("from_day", { mode: "string" }).notNull(),
    /** Products in all, and those that are done. */
    products: integer("products").notNull(),
    done: integer("done").notNull().default(0),
    lastProductId: uuid("last_product_id"),
    /** Products that got a forecast; and the sums over those that were tested, for their means. */
    forecast: integer("forecast").notNull().default(0),
    tested: integer("tested").notNull().default(0),
    maseSum: doublePrecision("mase_sum").notNull().default(0),
    maseSeasonalSum: doublePrecision("mase_seasonal_sum").notNull().default(0),
    /** Spent by the forecasting thread, over all the processes that had the run in hand. */
    workMs: integer("work_ms").notNull().default(0),
    finishedAt: at("finished_at"),
    by: jsonb("by").$type<{ kind: string; id: string | null; name: string }>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({ columns: [t.organizationId], foreignColumns: [organizations.id] }).onDelete("restrict"),
    check("forecast_runs_progress", sql`${t.done} >= 0 and ${t.forecast} >= 0 and ${t.tested} >= 0`),
  ],
);

/** What is expected of a product over all warehouses, day by day, and how it was come by. Each run writes it anew. */
export const demandForecasts = pgTable(
  "demand_forecasts",
  {
    organizationId: organizationId(),
    productId: uuid("product_id").notNull(),
    runId: uuid("run_id").notNull(),
    fromDay: date("from_day", { mode: "string" }).notNull(),
    pattern: text("pattern").$type<DemandPattern>().notNull(),
    methods: text("methods").array().$type<ForecastMethod[]>().notNull(),
    /** Of a product that is too new for a forecast: the day from which there will be one. */
    readyOn: date("ready_on", { mode: "string" }),
    firstDemandOn: date("first_demand_on", { mode: "string" }),
    lastDemandOn: date("last_demand_on", { mode: "string" }),
    historyDays: integer("history_days").notNull(),
    folds: integer("folds").notNull(),
    filled: integer("filled").notNull(),
    damped: integer("damped").notNull(),
    mase: real("mase"),
    maseNaive: real("mase_naive"),
    maseSeasonal: real("mase_seasonal"),
    bias: real("bias"),
    /** The back-test's root mean square error of one day, in units. */
    deviation: real("deviation").notNull(),
    /** Units a day over the next four weeks. */
    perDay: real("per_day").notNull(),
    mean: real("mean").array().notNull(),
    lower: real("lower").array().notNull(),
    upper: real("upper").array().notNull(),
    tried: jsonb("tried").$type<{ method: ForecastMethod; mase: number }[]>().notNull(),
    /** Of the last 365 days. */
    units: integer("units").notNull(),
    revenueMinor: bigint("revenue_minor", { mode: "number" }).notNull(),
    abc: text("abc").$type<AbcClass>(),
    xyz: text("xyz").$type<XyzClass>(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.productId] }),
    foreignKey({ columns: [t.organizationId, t.productId], foreignColumns: [products.organizationId, products.id] }).onDelete("cascade"),
    // The list by each offered order that does not depend on the stock of now.
    index("demand_forecasts_revenue").on(t.organizationId, t.revenueMinor, t.productId),
    index("demand_forecasts_pace").on(t.organizationId, t.perDay, t.productId),
    index("demand_forecasts_error").on(t.organizationId, t.mase, t.productId),
  ],
);

/** The first forecast of each week, kept in weeks, to be compared with what was really asked for. */
export const pastForecasts = pgTable(
  "past_forecasts",
  {
    organizationId: organizationId(),
    productId: uuid("product_id").notNull(),
    fromDay: date("from_day", { mode: "string" }).notNull(),
    /** Units expected in the first, second, third and fourth week, and in any of them by "the same as last week". */
    weeks: real("weeks").array().notNull(),
    naive: real("naive").notNull(),
    /** What was asked for in the weeks that are over. */
    facts: real("facts").array().notNull().default(sql`'{}'`),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.productId, t.fromDay] }),
    foreignKey({ columns: [t.organizationId, t.productId], foreignColumns: [products.organizationId, products.id] }).onDelete("cascade"),
    // All products of one week.
    index("past_forecasts_week").on(t.organizationId, t.fromDay),
  ],
);
