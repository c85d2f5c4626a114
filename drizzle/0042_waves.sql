CREATE TABLE "cart_types" (
	"organization_id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"slots" integer NOT NULL,
	"max_grams" integer,
	"max_millilitres" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cart_types_organization_id_code_pk" PRIMARY KEY("organization_id","code"),
	CONSTRAINT "cart_types_figures" CHECK ("cart_types"."slots" between 1 and 60 and "cart_types"."max_grams" > 0 and "cart_types"."max_millilitres" > 0)
);
--> statement-breakpoint
CREATE TABLE "pick_questions" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"fulfilment_id" uuid NOT NULL,
	"fulfilment_line_id" uuid NOT NULL,
	"task_id" uuid,
	"missing" integer NOT NULL,
	"reason" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"asked_by_id" uuid,
	"asked_by" text NOT NULL,
	"answer" text,
	"answer_note" text DEFAULT '' NOT NULL,
	"answered_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"answered_at" timestamp with time zone,
	CONSTRAINT "pick_questions_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "pick_questions_missing" CHECK ("pick_questions"."missing" > 0)
);
--> statement-breakpoint
CREATE TABLE "pick_task_slots" (
	"organization_id" uuid NOT NULL,
	"task_id" uuid NOT NULL,
	"slot" text NOT NULL,
	"fulfilment_id" uuid NOT NULL,
	"zone" text DEFAULT '' NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "pick_task_slots_organization_id_task_id_slot_pk" PRIMARY KEY("organization_id","task_id","slot")
);
--> statement-breakpoint
CREATE TABLE "pick_tasks" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"wave_id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"number" text NOT NULL,
	"mode" text NOT NULL,
	"zone" text,
	"state" text DEFAULT 'open' NOT NULL,
	"picker_id" uuid,
	"picker_name" text,
	"priority" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone,
	"path" text[] NOT NULL,
	"metres" integer NOT NULL,
	"serpentine_metres" integer NOT NULL,
	"units" integer NOT NULL,
	"lines" integer NOT NULL,
	"grams" integer NOT NULL,
	"millilitres" integer NOT NULL,
	"is_over" boolean DEFAULT false NOT NULL,
	"seen_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"claimed_at" timestamp with time zone,
	"done_at" timestamp with time zone,
	CONSTRAINT "pick_tasks_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "pick_tasks_picker" CHECK ("pick_tasks"."state" not in ('claimed', 'paused') or "pick_tasks"."picker_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "picking_settings" (
	"organization_id" uuid NOT NULL,
	"silent_minutes" integer DEFAULT 75 NOT NULL,
	"free_work" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "picking_settings_organization_id_pk" PRIMARY KEY("organization_id"),
	CONSTRAINT "picking_settings_silent" CHECK ("picking_settings"."silent_minutes" between 5 and 1440)
);
--> statement-breakpoint
CREATE TABLE "wave_rules" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"name" text NOT NULL,
	"trigger" jsonb NOT NULL,
	"filter" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"mode" text NOT NULL,
	"cart" text,
	"active" boolean DEFAULT true NOT NULL,
	"last_run_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "wave_rules_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "waves" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"mode" text NOT NULL,
	"orders" integer NOT NULL,
	"units" integer NOT NULL,
	"metres" integer NOT NULL,
	"serpentine_metres" integer NOT NULL,
	"rule_id" uuid,
	"by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"cancelled_at" timestamp with time zone,
	CONSTRAINT "waves_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "waves_number" UNIQUE("organization_id","warehouse_id","number")
);
--> statement-breakpoint
CREATE TABLE "labour_rates" (
	"organization_id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"role" text NOT NULL,
	"hour_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "labour_rates_organization_id_warehouse_id_role_pk" PRIMARY KEY("organization_id","warehouse_id","role"),
	CONSTRAINT "labour_rates_hour" CHECK ("labour_rates"."hour_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "work_log" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"user_id" uuid,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"stage" text NOT NULL,
	"step" text NOT NULL,
	"subject_id" uuid,
	"units" integer DEFAULT 0 NOT NULL,
	"lines" integer DEFAULT 0 NOT NULL,
	"seconds" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "work_log_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "work_log_figures" CHECK ("work_log"."seconds" >= 0 and "work_log"."lines" >= 0)
);
--> statement-breakpoint
ALTER TABLE "cart_types" ADD CONSTRAINT "cart_types_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pick_questions" ADD CONSTRAINT "pick_questions_organization_id_warehouse_id_warehouses_organization_id_id_fk" FOREIGN KEY ("organization_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pick_questions" ADD CONSTRAINT "pick_questions_organization_id_fulfilment_id_fulfilments_organization_id_id_fk" FOREIGN KEY ("organization_id","fulfilment_id") REFERENCES "public"."fulfilments"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pick_questions" ADD CONSTRAINT "pick_questions_organization_id_fulfilment_line_id_fulfilment_lines_organization_id_id_fk" FOREIGN KEY ("organization_id","fulfilment_line_id") REFERENCES "public"."fulfilment_lines"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pick_task_slots" ADD CONSTRAINT "pick_task_slots_organization_id_task_id_pick_tasks_organization_id_id_fk" FOREIGN KEY ("organization_id","task_id") REFERENCES "public"."pick_tasks"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pick_task_slots" ADD CONSTRAINT "pick_task_slots_organization_id_fulfilment_id_fulfilments_organization_id_id_fk" FOREIGN KEY ("organization_id","fulfilment_id") REFERENCES "public"."fulfilments"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pick_tasks" ADD CONSTRAINT "pick_tasks_organization_id_wave_id_waves_organization_id_id_fk" FOREIGN KEY ("organization_id","wave_id") REFERENCES "public"."waves"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pick_tasks" ADD CONSTRAINT "pick_tasks_organization_id_warehouse_id_warehouses_organization_id_id_fk" FOREIGN KEY ("organization_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "picking_settings" ADD CONSTRAINT "picking_settings_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wave_rules" ADD CONSTRAINT "wave_rules_organization_id_warehouse_id_warehouses_organization_id_id_fk" FOREIGN KEY ("organization_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wave_rules" ADD CONSTRAINT "wave_rules_organization_id_cart_cart_types_organization_id_code_fk" FOREIGN KEY ("organization_id","cart") REFERENCES "public"."cart_types"("organization_id","code") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waves" ADD CONSTRAINT "waves_organization_id_warehouse_id_warehouses_organization_id_id_fk" FOREIGN KEY ("organization_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "labour_rates" ADD CONSTRAINT "labour_rates_organization_id_warehouse_id_warehouses_organization_id_id_fk" FOREIGN KEY ("organization_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_log" ADD CONSTRAINT "work_log_organization_id_warehouse_id_warehouses_organization_id_id_fk" FOREIGN KEY ("organization_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "pick_questions_open" ON "pick_questions" USING btree ("organization_id","fulfilment_line_id") WHERE answered_at is null;--> statement-breakpoint
CREATE INDEX "pick_questions_waiting" ON "pick_questions" USING btree ("organization_id","warehouse_id") WHERE answered_at is null;--> statement-breakpoint
CREATE INDEX "pick_questions_line" ON "pick_questions" USING btree ("organization_id","fulfilment_line_id");--> statement-breakpoint
CREATE UNIQUE INDEX "pick_task_slots_once" ON "pick_task_slots" USING btree ("organization_id","fulfilment_id","zone") WHERE active;--> statement-breakpoint
CREATE INDEX "pick_tasks_wave" ON "pick_tasks" USING btree ("organization_id","wave_id");--> statement-breakpoint
CREATE INDEX "pick_tasks_live" ON "pick_tasks" USING btree ("organization_id","warehouse_id","state") WHERE state in ('open', 'claimed', 'paused');--> statement-breakpoint
CREATE UNIQUE INDEX "pick_tasks_one_at_a_time" ON "pick_tasks" USING btree ("organization_id","picker_id") WHERE state = 'claimed';--> statement-breakpoint
CREATE INDEX "work_log_newest" ON "work_log" USING btree ("organization_id","at");--> statement-breakpoint
CREATE INDEX "work_log_worker" ON "work_log" USING btree ("organization_id","user_id","at");--> statement-breakpoint
CREATE INDEX "work_log_subject" ON "work_log" USING btree ("organization_id","subject_id");