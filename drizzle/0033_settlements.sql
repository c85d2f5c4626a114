CREATE TABLE "settlement_registers" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"carrier_id" uuid NOT NULL,
	"number" text NOT NULL,
	"by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "settlement_registers_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "settlement_registers_number" UNIQUE("organization_id","carrier_id","number")
);
--> statement-breakpoint
CREATE TABLE "settlement_rows" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"register_id" uuid NOT NULL,
	"parcel" text NOT NULL,
	"row" integer NOT NULL,
	"order_id" uuid,
	"shipment_id" uuid,
	"outcome" text NOT NULL,
	"collected_minor" bigint NOT NULL,
	"due_minor" bigint,
	"booked_minor" bigint NOT NULL,
	"fee_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"settled_at" timestamp with time zone,
	"resolved_at" timestamp with time zone,
	"resolved_by" text,
	"note" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "settlement_rows_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "settlement_rows_parcel" UNIQUE("organization_id","register_id","parcel"),
	CONSTRAINT "settlement_rows_amounts" CHECK ("settlement_rows"."booked_minor" between 0 and "settlement_rows"."collected_minor")
);
--> statement-breakpoint
ALTER TABLE "settlement_registers" ADD CONSTRAINT "settlement_registers_organization_id_carrier_id_carriers_organization_id_id_fk" FOREIGN KEY ("organization_id","carrier_id") REFERENCES "public"."carriers"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlement_rows" ADD CONSTRAINT "settlement_rows_organization_id_register_id_settlement_registers_organization_id_id_fk" FOREIGN KEY ("organization_id","register_id") REFERENCES "public"."settlement_registers"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlement_rows" ADD CONSTRAINT "settlement_rows_organization_id_order_id_orders_organization_id_id_fk" FOREIGN KEY ("organization_id","order_id") REFERENCES "public"."orders"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlement_rows" ADD CONSTRAINT "settlement_rows_organization_id_shipment_id_shipments_organization_id_id_fk" FOREIGN KEY ("organization_id","shipment_id") REFERENCES "public"."shipments"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "settlement_rows_shipment" ON "settlement_rows" USING btree ("organization_id","shipment_id");--> statement-breakpoint
CREATE INDEX "settlement_rows_order" ON "settlement_rows" USING btree ("organization_id","order_id");--> statement-breakpoint
CREATE INDEX "settlement_rows_differences" ON "settlement_rows" USING btree ("organization_id","id") WHERE outcome <> 'exact' and resolved_at is null;