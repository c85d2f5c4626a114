CREATE TABLE "courier_positions" (
	"organization_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"latitude" double precision,
	"longitude" double precision,
	"reported_at" timestamp with time zone,
	"shared_since" timestamp with time zone NOT NULL,
	CONSTRAINT "courier_positions_organization_id_run_id_pk" PRIMARY KEY("organization_id","run_id")
);
--> statement-breakpoint
CREATE TABLE "return_parcel_events" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"parcel_id" uuid NOT NULL,
	"status" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"location" text,
	"note" text,
	"code" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "return_parcel_events_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "return_parcel_events_once" UNIQUE("organization_id","parcel_id","status","occurred_at")
);
--> statement-breakpoint
CREATE TABLE "return_parcels" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"return_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"carrier_id" uuid NOT NULL,
	"carrier" text NOT NULL,
	"service" text NOT NULL,
	"lines" jsonb NOT NULL,
	"booking" text DEFAULT 'intent' NOT NULL,
	"status" text DEFAULT 'pre_transit' NOT NULL,
	"status_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"tracking_number" text,
	"carrier_reference" text,
	"price_minor" bigint DEFAULT 0 NOT NULL,
	"currency" text NOT NULL,
	"days_max" integer,
	"label" "bytea",
	"attempts" integer DEFAULT 0 NOT NULL,
	"calling_until" timestamp with time zone,
	"last_error" jsonb,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"booked_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "return_parcels_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "hs_code" text;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "origin_country" text;--> statement-breakpoint
ALTER TABLE "courier_positions" ADD CONSTRAINT "courier_positions_organization_id_run_id_courier_runs_organization_id_id_fk" FOREIGN KEY ("organization_id","run_id") REFERENCES "public"."courier_runs"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_parcel_events" ADD CONSTRAINT "return_parcel_events_organization_id_parcel_id_return_parcels_organization_id_id_fk" FOREIGN KEY ("organization_id","parcel_id") REFERENCES "public"."return_parcels"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_parcels" ADD CONSTRAINT "return_parcels_organization_id_order_id_orders_organization_id_id_fk" FOREIGN KEY ("organization_id","order_id") REFERENCES "public"."orders"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_parcels" ADD CONSTRAINT "return_parcels_organization_id_warehouse_id_warehouses_organization_id_id_fk" FOREIGN KEY ("organization_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_parcels" ADD CONSTRAINT "return_parcels_organization_id_carrier_id_carriers_organization_id_id_fk" FOREIGN KEY ("organization_id","carrier_id") REFERENCES "public"."carriers"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "courier_positions_age" ON "courier_positions" USING btree ("shared_since");--> statement-breakpoint
CREATE UNIQUE INDEX "return_parcels_one_per_return" ON "return_parcels" USING btree ("organization_id","return_id") WHERE booking not in ('refused', 'cancelled');--> statement-breakpoint
CREATE INDEX "return_parcels_order" ON "return_parcels" USING btree ("organization_id","order_id");--> statement-breakpoint
CREATE INDEX "return_parcels_carrier_reference" ON "return_parcels" USING btree ("organization_id","carrier_id","carrier_reference");--> statement-breakpoint
CREATE INDEX "return_parcels_tracking_number" ON "return_parcels" USING btree ("organization_id",upper(tracking_number));--> statement-breakpoint
CREATE INDEX "return_parcels_unbooked" ON "return_parcels" USING btree ("booking","requested_at") WHERE booking in ('intent', 'calling', 'accepted');