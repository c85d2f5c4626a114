CREATE TABLE "carrier_rule_sets" (
	"organization_id" uuid NOT NULL,
	"rules" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "carrier_rule_sets_organization_id_pk" PRIMARY KEY("organization_id")
);
--> statement-breakpoint
CREATE TABLE "delivery_promises" (
	"organization_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"promised_by" timestamp with time zone NOT NULL,
	"source" text DEFAULT 'computed' NOT NULL,
	"told_at" timestamp with time zone NOT NULL,
	"expected_at" timestamp with time zone,
	"late_since" timestamp with time zone,
	"lateness" jsonb,
	"over_at" timestamp with time zone,
	CONSTRAINT "delivery_promises_organization_id_order_id_pk" PRIMARY KEY("organization_id","order_id")
);
--> statement-breakpoint
CREATE TABLE "delivery_settings" (
	"organization_id" uuid NOT NULL,
	"settings" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "delivery_settings_organization_id_pk" PRIMARY KEY("organization_id")
);
--> statement-breakpoint
CREATE TABLE "delivery_tasks" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"shipment_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"settled_by" text,
	CONSTRAINT "delivery_tasks_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "delivery_tasks_once" UNIQUE("organization_id","shipment_id","kind","since")
);
--> statement-breakpoint
ALTER TABLE "shipments" ADD COLUMN "pickup_reminded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "warehouses" ADD COLUMN "calendar" jsonb;--> statement-breakpoint
ALTER TABLE "carrier_rule_sets" ADD CONSTRAINT "carrier_rule_sets_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_promises" ADD CONSTRAINT "delivery_promises_organization_id_order_id_orders_organization_id_id_fk" FOREIGN KEY ("organization_id","order_id") REFERENCES "public"."orders"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_settings" ADD CONSTRAINT "delivery_settings_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_tasks" ADD CONSTRAINT "delivery_tasks_organization_id_shipment_id_shipments_organization_id_id_fk" FOREIGN KEY ("organization_id","shipment_id") REFERENCES "public"."shipments"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "delivery_promises_open" ON "delivery_promises" USING btree ("organization_id","promised_by") WHERE over_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_tasks_open" ON "delivery_tasks" USING btree ("organization_id","shipment_id","kind") WHERE settled_at is null;--> statement-breakpoint
CREATE INDEX "shipments_on_the_way" ON "shipments" USING btree ("organization_id","status_at") WHERE booking = 'booked' and handed_over_at is not null and status not in ('delivered', 'returned');--> statement-breakpoint
CREATE INDEX "shipments_delivered" ON "shipments" USING btree ("organization_id","delivered_at") WHERE delivered_at is not null;