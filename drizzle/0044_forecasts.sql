CREATE TABLE "promotion_products" (
	"organization_id" uuid NOT NULL,
	"promotion_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	CONSTRAINT "promotion_products_organization_id_promotion_id_product_id_pk" PRIMARY KEY("organization_id","promotion_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "promotions" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"first_day" date NOT NULL,
	"last_day" date NOT NULL,
	"for_all" boolean NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"by" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "promotions_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "promotions_span" CHECK ("promotions"."first_day" <= "promotions"."last_day")
);
--> statement-breakpoint
CREATE TABLE "demand_forecasts" (
	"organization_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"pattern" text NOT NULL,
	"methods" text[] NOT NULL,
	"ready_on" date,
	"first_demand_on" date,
	"last_demand_on" date,
	"history_days" integer NOT NULL,
	"folds" integer NOT NULL,
	"filled" integer NOT NULL,
	"damped" integer NOT NULL,
	"mase" real,
	"mase_naive" real,
	"mase_seasonal" real,
	"bias" real,
	"deviation" real NOT NULL,
	"per_day" real NOT NULL,
	"mean" real[] NOT NULL,
	"lower" real[] NOT NULL,
	"upper" real[] NOT NULL,
	"tried" jsonb NOT NULL,
	"units" integer NOT NULL,
	"revenue_minor" bigint NOT NULL,
	"abc" text,
	"xyz" text,
	CONSTRAINT "demand_forecasts_organization_id_product_id_pk" PRIMARY KEY("organization_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "forecast_runs" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"moved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"status" text DEFAULT 'running' NOT NULL,
	"from_day" date NOT NULL,
	"products" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"last_product_id" uuid,
	"forecast" integer DEFAULT 0 NOT NULL,
	"tested" integer DEFAULT 0 NOT NULL,
	"mase_sum" double precision DEFAULT 0 NOT NULL,
	"mase_seasonal_sum" double precision DEFAULT 0 NOT NULL,
	"work_ms" integer DEFAULT 0 NOT NULL,
	"finished_at" timestamp with time zone,
	"by" jsonb NOT NULL,
	CONSTRAINT "forecast_runs_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "forecast_runs_progress" CHECK ("forecast_runs"."done" >= 0 and "forecast_runs"."forecast" >= 0 and "forecast_runs"."tested" >= 0)
);
--> statement-breakpoint
CREATE TABLE "past_forecasts" (
	"organization_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"weeks" real[] NOT NULL,
	"naive" real NOT NULL,
	"facts" real[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "past_forecasts_organization_id_product_id_from_day_pk" PRIMARY KEY("organization_id","product_id","from_day")
);
--> statement-breakpoint
CREATE TABLE "product_replenishments" (
	"organization_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"service_level" double precision,
	"lead_days" double precision,
	"lead_deviation" double precision,
	"min_quantity" integer,
	"pack" integer,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "product_replenishments_organization_id_product_id_pk" PRIMARY KEY("organization_id","product_id"),
	CONSTRAINT "product_replenishments_bounds" CHECK ("product_replenishments"."service_level" between 0.5 and 0.999 and "product_replenishments"."lead_days" between 0 and 365 and "product_replenishments"."lead_deviation" between 0 and 365 and "product_replenishments"."min_quantity" > 0 and "product_replenishments"."pack" > 0)
);
--> statement-breakpoint
CREATE TABLE "proposal_takings" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"result" jsonb NOT NULL,
	"by" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "proposal_takings_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "replenishment_settings" (
	"organization_id" uuid NOT NULL,
	"service_level" double precision NOT NULL,
	"lead_days" double precision NOT NULL,
	"lead_deviation" double precision NOT NULL,
	"cover_days" integer NOT NULL,
	"dead_after_days" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "replenishment_settings_organization_id_pk" PRIMARY KEY("organization_id"),
	CONSTRAINT "replenishment_settings_bounds" CHECK ("replenishment_settings"."service_level" between 0.5 and 0.999 and "replenishment_settings"."lead_days" between 0 and 365 and "replenishment_settings"."lead_deviation" between 0 and 365 and "replenishment_settings"."cover_days" between 1 and 365 and "replenishment_settings"."dead_after_days" between 7 and 1000)
);
--> statement-breakpoint
CREATE TABLE "stock_plans" (
	"organization_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"share" real NOT NULL,
	"per_day" real NOT NULL,
	"deviation" real NOT NULL,
	"service_level" double precision NOT NULL,
	"lead_days" double precision NOT NULL,
	"lead_deviation" double precision NOT NULL,
	"cover_days" integer NOT NULL,
	"min_quantity" integer NOT NULL,
	"pack" integer NOT NULL,
	"lead_demand" real NOT NULL,
	"cover_demand" real NOT NULL,
	"safety" integer NOT NULL,
	"reorder_point" integer NOT NULL,
	"order_up_to" integer NOT NULL,
	CONSTRAINT "stock_plans_organization_id_product_id_warehouse_id_pk" PRIMARY KEY("organization_id","product_id","warehouse_id"),
	CONSTRAINT "stock_plans_units" CHECK ("stock_plans"."safety" >= 0 and "stock_plans"."reorder_point" >= 0 and "stock_plans"."order_up_to" >= "stock_plans"."reorder_point" and "stock_plans"."pack" > 0)
);
--> statement-breakpoint
ALTER TABLE "promotion_products" ADD CONSTRAINT "promotion_products_organization_id_promotion_id_promotions_organization_id_id_fk" FOREIGN KEY ("organization_id","promotion_id") REFERENCES "public"."promotions"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotion_products" ADD CONSTRAINT "promotion_products_organization_id_product_id_products_organization_id_id_fk" FOREIGN KEY ("organization_id","product_id") REFERENCES "public"."products"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotions" ADD CONSTRAINT "promotions_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "demand_forecasts" ADD CONSTRAINT "demand_forecasts_organization_id_product_id_products_organization_id_id_fk" FOREIGN KEY ("organization_id","product_id") REFERENCES "public"."products"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forecast_runs" ADD CONSTRAINT "forecast_runs_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "past_forecasts" ADD CONSTRAINT "past_forecasts_organization_id_product_id_products_organization_id_id_fk" FOREIGN KEY ("organization_id","product_id") REFERENCES "public"."products"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_replenishments" ADD CONSTRAINT "product_replenishments_organization_id_product_id_products_organization_id_id_fk" FOREIGN KEY ("organization_id","product_id") REFERENCES "public"."products"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_takings" ADD CONSTRAINT "proposal_takings_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replenishment_settings" ADD CONSTRAINT "replenishment_settings_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_plans" ADD CONSTRAINT "stock_plans_organization_id_product_id_products_organization_id_id_fk" FOREIGN KEY ("organization_id","product_id") REFERENCES "public"."products"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_plans" ADD CONSTRAINT "stock_plans_organization_id_warehouse_id_warehouses_organization_id_id_fk" FOREIGN KEY ("organization_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "promotion_products_product" ON "promotion_products" USING btree ("organization_id","product_id");--> statement-breakpoint
CREATE INDEX "promotions_days" ON "promotions" USING btree ("organization_id","first_day","id");--> statement-breakpoint
CREATE INDEX "demand_forecasts_revenue" ON "demand_forecasts" USING btree ("organization_id","revenue_minor","product_id");--> statement-breakpoint
CREATE INDEX "demand_forecasts_pace" ON "demand_forecasts" USING btree ("organization_id","per_day","product_id");--> statement-breakpoint
CREATE INDEX "demand_forecasts_error" ON "demand_forecasts" USING btree ("organization_id","mase","product_id");--> statement-breakpoint
CREATE INDEX "past_forecasts_week" ON "past_forecasts" USING btree ("organization_id","from_day");--> statement-breakpoint
CREATE INDEX "stock_plans_warehouse" ON "stock_plans" USING btree ("organization_id","warehouse_id");