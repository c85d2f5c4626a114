import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { fulfilmentLines, fulfilments } from "@/modules/orders/tables";
import { organizations } from "@/modules/organizations/tables";
import { warehouses } from "@/modules/warehouses/tables";
import { at, createdAt, id, organizationId, version } from "@/platform/columns";
import type { TaskState } from "../pick-task-rules";
import type { WaveMode } from "../plan-wave";
import type { QuestionAnswer, ShortReason } from "../short-pick";
import type { WaveFilter, WaveTrigger } from "../wave-rule";

/** Work that was given to the floor at once. */
export const waves = pgTable(
  "waves",
  {
    organizationId: organizationId(),
    id: id(),
    warehouseId: uuid("warehouse_id").notNull(),
    /** Counts up in each warehouse. */
    number: integer("number").notNull(),
    mode: text("mode").$type<WaveMode>().notNull(),
    orders: integer("orders").notNull(),
    units: integer("units").notNull(),
    metres: integer("metres").notNull(),
    serpentineMetres: integer("serpentine_metres").notNull(),
    /** The rule that made it; null: somebody did. */
    ruleId: uuid("rule_id"),
    by: text("by").notNull(),
    createdAt: createdAt(),
    cancelledAt: at("cancelled_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("waves_number").on(t.organizationId, t.warehouseId, t.number),
    foreignKey({ columns: [t.organizationId, t.warehouseId], foreignColumns: [warehouses.organizationId, warehouses.id] }).onDelete(
      "restrict",
    ),
  ],
);

/** One walk of one picker: an order, a cart of orders, or what of them lies in one zone. */
export const pickTasks = pgTable(
  "pick_tasks",
  {
    organizationId: organizationId(),
    id: id(),
    waveId: uuid("wave_id").notNull(),
    warehouseId: uuid("warehouse_id").notNull(),
    /** The wave's number and a running part: 214-3. */
    number: text("number").notNull(),
    mode: text("mode").$type<WaveMode>().notNull(),
    /** Null: whatever its fulfilments ask for, wherever it lies. */
    zone: text("zone"),
    state: text("state").$type<TaskState>().notNull().default("open"),
    pickerId: uuid("picker_id"),
    pickerName: text("picker_name"),
    priority: integer("priority").notNull().default(0),
    dueAt: at("due_at"),
    /** The bins in the order in which they are walked; goods that were moved since come last. */
    path: text("path").array().notNull(),
    metres: integer("metres").notNull(),
    serpentineMetres: integer("serpentine_metres").notNull(),
    units: integer("units").notNull(),
    lines: integer("lines").notNull(),
    grams: integer("grams").notNull(),
    millilitres: integer("millilitres").notNull(),
    /** More than the cart may hold: it is walked more than once. */
    isOver: boolean("is_over").notNull().default(false),
    /** The last sign of life of whoever has it. */
    seenAt: at("seen_at"),
    version: version(),
    createdAt: createdAt(),
    claimedAt: at("claimed_at"),
    doneAt: at("done_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({ columns: [t.organizationId, t.waveId], foreignColumns: [waves.organizationId, waves.id] }).onDelete("restrict"),
    foreignKey({ columns: [t.organizationId, t.warehouseId], foreignColumns: [warehouses.organizationId, warehouses.id] }).onDelete(
      "restrict",
    ),
    index("pick_tasks_wave").on(t.organizationId, t.waveId),
    index("pick_tasks_live").on(t.organizationId, t.warehouseId, t.state).where(sql`state in ('open', 'claimed', 'paused')`),
    // Two hands, one cart.
    uniqueIndex("pick_tasks_one_at_a_time").on(t.organizationId, t.pickerId).where(sql`state = 'claimed'`),
    check("pick_tasks_picker", sql`${t.state} not in ('claimed', 'paused') or ${t.pickerId} is not null`),
  ],
);

/** The totes of a task: one fulfilment each. */
export const pickTaskSlots = pgTable(
  "pick_task_slots",
  {
    organizationId: organizationId(),
    taskId: uuid("task_id").notNull(),
    slot: text("slot").notNull(),
    fulfilmentId: uuid("fulfilment_id").notNull(),
    /** The task's zone; empty for the whole fulfilment. */
    zone: text("zone").notNull().default(""),
    /** As long as the task lives. */
    active: boolean("active").notNull().default(true),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.taskId, t.slot] }),
    // Nothing is released twice.
    uniqueIndex("pick_task_slots_once").on(t.organizationId, t.fulfilmentId, t.zone).where(sql`active`),
    foreignKey({ columns: [t.organizationId, t.taskId], foreignColumns: [pickTasks.organizationId, pickTasks.id] }).onDelete("cascade"),
    foreignKey({ columns: [t.organizationId, t.fulfilmentId], foreignColumns: [fulfilments.organizationId, fulfilments.id] }).onDelete(
      "restrict",
    ),
  ],
);

/** What a picker asks, standing at the shelf, and what he is told. */
export const pickQuestions = pgTable(
  "pick_questions",
  {
    organizationId: organizationId(),
    id: id(),
    warehouseId: uuid("warehouse_id").notNull(),
    fulfilmentId: uuid("fulfilment_id").notNull(),
    fulfilmentLineId: uuid("fulfilment_line_id").notNull(),
    taskId: uuid("task_id"),
    missing: integer("missing").notNull(),
    reason: text("reason").$type<ShortReason>().notNull(),
    note: text("note").notNull().default(""),
    askedById: uuid("asked_by_id"),
    askedBy: text("asked_by").notNull(),
    answer: text("answer").$type<QuestionAnswer>(),
    answerNote: text("answer_note").notNull().default(""),
    answeredBy: text("answered_by"),
    createdAt: createdAt(),
    answeredAt: at("answered_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    uniqueIndex("pick_questions_open").on(t.organizationId, t.fulfilmentLineId).where(sql`answered_at is null`),
    index("pick_questions_waiting").on(t.organizationId, t.warehouseId).where(sql`answered_at is null`),
    index("pick_questions_line").on(t.organizationId, t.fulfilmentLineId),
    foreignKey({ columns: [t.organizationId, t.warehouseId], foreignColumns: [warehouses.organizationId, warehouses.id] }).onDelete(
      "restrict",
    ),
    foreignKey({ columns: [t.organizationId, t.fulfilmentId], foreignColumns: [fulfilments.organizationId, fulfilments.id] }).onDelete(
      "restrict",
    ),
    foreignKey({
      columns: [t.organizationId, t.fulfilmentLineId],
      foreignColumns: [fulfilmentLines.organizationId, fulfilmentLines.id],
    }).onDelete("restrict"),
    check("pick_questions_missing", sql`${t.missing} > 0`),
  ],
);

/** What pickers push: how many totes, and what all of them together may hold. */
export const cartTypes = pgTable(
  "cart_types",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "cascade" }),
    code: text("code").notNull(),
    name: text("name").notNull(),
    slots: integer("slots").notNull(),
    maxGrams: integer("max_grams"),
    maxMillilitres: integer("max_millilitres"),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.code] }),
    check("cart_types_figures", sql`${t.slots} between 1 and 60 and ${t.maxGrams} > 0 and ${t.maxMillilitres} > 0`),
  ],
);

/** When waves are made by themselves. */
export const waveRules = pgTable(
  "wave_rules",
  {
    organizationId: organizationId(),
    id: id(),
    warehouseId: uuid("warehouse_id").notNull(),
    name: text("name").notNull(),
    trigger: jsonb("trigger").$type<WaveTrigger>().notNull(),
    filter: jsonb("filter").$type<WaveFilter>().notNull().default({}),
    mode: text("mode").$type<WaveMode>().notNull(),
    /** Null: a cart of one tote without limits. */
    cart: text("cart"),
    active: boolean("active").notNull().default(true),
    /** When it was last looked at and its time had come; at first when it was made. */
    lastRunAt: at("last_run_at").notNull(),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({ columns: [t.organizationId, t.warehouseId], foreignColumns: [warehouses.organizationId, warehouses.id] }).onDelete(
      "cascade",
    ),
    foreignKey({ columns: [t.organizationId, t.cart], foreignColumns: [cartTypes.organizationId, cartTypes.code] }).onDelete("restrict"),
  ],
);

export const pickingSettings = pgTable(
  "picking_settings",
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: "cascade" }),
    /** After so long a silence a picker's task goes to whoever comes. */
    silentMinutes: integer("silent_minutes").notNull().default(75),
    /** Whether pickers may take what nobody has released yet. */
    freeWork: boolean("free_work").notNull().default(true),
    version: version(),
  },
  (t) => [primaryKey({ columns: [t.organizationId] }), check("picking_settings_silent", sql`${t.silentMinutes} between 5 and 1440`)],
);
