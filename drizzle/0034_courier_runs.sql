CREATE TABLE "courier_acts" (
	"organization_id" uuid NOT NULL,
	"key" uuid NOT NULL,
	"stop_id" uuid NOT NULL,
	"act" text NOT NULL,
	"by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "courier_acts_organization_id_key_pk" PRIMARY KEY("organization_id","key")
);
--> statement-breakpoint
CREATE TABLE "courier_runs" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"day" date NOT NULL,
	"courier_id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"ordered_by_hand" boolean DEFAULT false NOT NULL,
	"by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "courier_runs_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "courier_settings" (
	"organization_id" uuid NOT NULL,
	"asks_code" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "courier_settings_organization_id_pk" PRIMARY KEY("organization_id")
);
--> statement-breakpoint
CREATE TABLE "courier_stops" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"shipment_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"acted_at" timestamp with time zone,
	"reason" text,
	"cash_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"collected_minor" bigint,
	"wrong_codes" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "courier_stops_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "courier_stops_once" UNIQUE("organization_id","run_id","shipment_id"),
	CONSTRAINT "courier_stops_money" CHECK ("courier_stops"."cash_minor" >= 0 and "courier_stops"."collected_minor" >= 0)
);
--> statement-breakpoint
ALTER TABLE "courier_acts" ADD CONSTRAINT "courier_acts_organization_id_stop_id_courier_stops_organization_id_id_fk" FOREIGN KEY ("organization_id","stop_id") REFERENCES "public"."courier_stops"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "courier_runs" ADD CONSTRAINT "courier_runs_organization_id_courier_id_members_organization_id_user_id_fk" FOREIGN KEY ("organization_id","courier_id") REFERENCES "public"."members"("organization_id","user_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "courier_runs" ADD CONSTRAINT "courier_runs_organization_id_warehouse_id_warehouses_organization_id_id_fk" FOREIGN KEY ("organization_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "courier_settings" ADD CONSTRAINT "courier_settings_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "courier_stops" ADD CONSTRAINT "courier_stops_organization_id_run_id_courier_runs_organization_id_id_fk" FOREIGN KEY ("organization_id","run_id") REFERENCES "public"."courier_runs"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "courier_stops" ADD CONSTRAINT "courier_stops_organization_id_shipment_id_shipments_organization_id_id_fk" FOREIGN KEY ("organization_id","shipment_id") REFERENCES "public"."shipments"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "courier_runs_newest" ON "courier_runs" USING btree ("organization_id","day","id");--> statement-breakpoint
CREATE INDEX "courier_runs_of_courier" ON "courier_runs" USING btree ("organization_id","courier_id","day","id");--> statement-breakpoint
CREATE INDEX "courier_stops_of_run" ON "courier_stops" USING btree ("organization_id","run_id","position");--> statement-breakpoint
CREATE INDEX "courier_stops_of_shipment" ON "courier_stops" USING btree ("organization_id","shipment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "courier_stops_open" ON "courier_stops" USING btree ("organization_id","shipment_id") WHERE state in ('waiting', 'on_the_way');