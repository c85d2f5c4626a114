CREATE TABLE "courier_calls" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"carrier_id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"day" date NOT NULL,
	"from" text NOT NULL,
	"until" text NOT NULL,
	"parcels" integer NOT NULL,
	"weight_grams" integer NOT NULL,
	"comment" text,
	"state" text DEFAULT 'calling' NOT NULL,
	"reference" text,
	"reason" jsonb,
	"by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "courier_calls_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "handover_shipments" (
	"organization_id" uuid NOT NULL,
	"handover_id" uuid NOT NULL,
	"shipment_id" uuid NOT NULL,
	CONSTRAINT "handover_shipments_organization_id_handover_id_shipment_id_pk" PRIMARY KEY("organization_id","handover_id","shipment_id"),
	CONSTRAINT "handover_shipments_once" UNIQUE("organization_id","shipment_id")
);
--> statement-breakpoint
CREATE TABLE "handovers" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"carrier_id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"manifest" text NOT NULL,
	"reference" text,
	"document" "bytea",
	"reason" jsonb,
	"by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "handovers_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "carrier_deliveries" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"carrier_id" uuid NOT NULL,
	"fingerprint" text NOT NULL,
	"topic" text NOT NULL,
	"headers" jsonb NOT NULL,
	"query" jsonb NOT NULL,
	"body" "bytea" NOT NULL,
	"status" text DEFAULT 'received' NOT NULL,
	"reason" jsonb,
	"shipment_id" uuid,
	"deliveries" integer DEFAULT 1 NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"processed_at" timestamp with time zone,
	CONSTRAINT "carrier_deliveries_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "carrier_deliveries_once" UNIQUE("organization_id","carrier_id","fingerprint")
);
--> statement-breakpoint
CREATE TABLE "collection_points" (
	"organization_id" uuid NOT NULL,
	"carrier_id" uuid NOT NULL,
	"place" text NOT NULL,
	"points" jsonb NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "collection_points_organization_id_carrier_id_place_pk" PRIMARY KEY("organization_id","carrier_id","place")
);
--> statement-breakpoint
ALTER TABLE "carriers" ADD COLUMN "hook_token" text;--> statement-breakpoint
ALTER TABLE "shipments" ADD COLUMN "waybill" "bytea";--> statement-breakpoint
ALTER TABLE "courier_calls" ADD CONSTRAINT "courier_calls_organization_id_carrier_id_carriers_organization_id_id_fk" FOREIGN KEY ("organization_id","carrier_id") REFERENCES "public"."carriers"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "courier_calls" ADD CONSTRAINT "courier_calls_organization_id_warehouse_id_warehouses_organization_id_id_fk" FOREIGN KEY ("organization_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_shipments" ADD CONSTRAINT "handover_shipments_organization_id_handover_id_handovers_organization_id_id_fk" FOREIGN KEY ("organization_id","handover_id") REFERENCES "public"."handovers"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_shipments" ADD CONSTRAINT "handover_shipments_organization_id_shipment_id_shipments_organization_id_id_fk" FOREIGN KEY ("organization_id","shipment_id") REFERENCES "public"."shipments"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_organization_id_carrier_id_carriers_organization_id_id_fk" FOREIGN KEY ("organization_id","carrier_id") REFERENCES "public"."carriers"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_organization_id_warehouse_id_warehouses_organization_id_id_fk" FOREIGN KEY ("organization_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carrier_deliveries" ADD CONSTRAINT "carrier_deliveries_organization_id_carrier_id_carriers_organization_id_id_fk" FOREIGN KEY ("organization_id","carrier_id") REFERENCES "public"."carriers"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carrier_deliveries" ADD CONSTRAINT "carrier_deliveries_organization_id_shipment_id_shipments_organization_id_id_fk" FOREIGN KEY ("organization_id","shipment_id") REFERENCES "public"."shipments"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection_points" ADD CONSTRAINT "collection_points_organization_id_carrier_id_carriers_organization_id_id_fk" FOREIGN KEY ("organization_id","carrier_id") REFERENCES "public"."carriers"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "courier_calls_newest" ON "courier_calls" USING btree ("organization_id","day");--> statement-breakpoint
CREATE INDEX "handovers_newest" ON "handovers" USING btree ("organization_id","created_at");--> statement-breakpoint
CREATE INDEX "carrier_deliveries_log" ON "carrier_deliveries" USING btree ("organization_id","carrier_id","received_at");--> statement-breakpoint
CREATE INDEX "carrier_deliveries_age" ON "carrier_deliveries" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "shipments_carrier_reference" ON "shipments" USING btree ("organization_id","carrier_id","carrier_reference") WHERE carrier_reference is not null;--> statement-breakpoint
ALTER TABLE "carriers" ADD CONSTRAINT "carriers_hook_token" UNIQUE("hook_token");