CREATE TABLE "balance_entries" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"cause_key" text NOT NULL,
	"by" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "balance_entries_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "balance_entries_cause" UNIQUE("organization_id","cause_key"),
	CONSTRAINT "balance_entries_amount" CHECK ("balance_entries"."amount_minor" <> 0)
);
--> statement-breakpoint
CREATE TABLE "carrier_claims" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"order_id" uuid NOT NULL,
	"shipment_id" uuid NOT NULL,
	"return_id" uuid,
	"carrier" text NOT NULL,
	"tracking_number" text,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"text" text NOT NULL,
	"claimed_minor" bigint NOT NULL,
	"awarded_minor" bigint,
	"currency" text NOT NULL,
	"reference" text,
	"answer" text,
	"evidence" jsonb NOT NULL,
	"by" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	"decided_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	CONSTRAINT "carrier_claims_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "carrier_claims_number" UNIQUE("organization_id","number"),
	CONSTRAINT "carrier_claims_sums" CHECK ("carrier_claims"."claimed_minor" > 0 and coalesce("carrier_claims"."awarded_minor", 0) >= 0)
);
--> statement-breakpoint
CREATE TABLE "claim_files" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"claim_id" uuid NOT NULL,
	"name" text NOT NULL,
	"content_type" text NOT NULL,
	"size" integer NOT NULL,
	"content" "bytea" NOT NULL,
	"by" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "claim_files_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "return_lines" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"return_id" uuid NOT NULL,
	"order_line_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"reason" text NOT NULL,
	"note" text,
	"amount_minor" bigint DEFAULT 0 NOT NULL,
	"good" integer DEFAULT 0 NOT NULL,
	"damaged" integer DEFAULT 0 NOT NULL,
	"missing" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "return_lines_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "return_lines_line" UNIQUE("organization_id","return_id","order_line_id"),
	CONSTRAINT "return_lines_units" CHECK ("return_lines"."quantity" > 0 and "return_lines"."amount_minor" >= 0 and least("return_lines"."good", "return_lines"."damaged", "return_lines"."missing") >= 0 and "return_lines"."good" + "return_lines"."damaged" + "return_lines"."missing" <= "return_lines"."quantity")
);
--> statement-breakpoint
CREATE TABLE "return_photos" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"return_id" uuid NOT NULL,
	"content_type" text NOT NULL,
	"size" integer NOT NULL,
	"content" "bytea" NOT NULL,
	"by" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "return_photos_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "return_receipts" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"return_id" uuid NOT NULL,
	"cause_key" text NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"lines" jsonb NOT NULL,
	"note" text,
	"by" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "return_receipts_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "return_receipts_cause" UNIQUE("organization_id","return_id","cause_key")
);
--> statement-breakpoint
CREATE TABLE "return_settings" (
	"organization_id" uuid NOT NULL,
	"settings" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "return_settings_organization_id_pk" PRIMARY KEY("organization_id")
);
--> statement-breakpoint
CREATE TABLE "returns" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"number" text NOT NULL,
	"status" text NOT NULL,
	"origin" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"warehouse_id" uuid,
	"way_back" text DEFAULT 'none' NOT NULL,
	"way_back_payer" text DEFAULT 'shop' NOT NULL,
	"way_back_minor" bigint DEFAULT 0 NOT NULL,
	"tracking_number" text,
	"shipment_id" uuid,
	"note" text,
	"reject_reason" text,
	"decision" jsonb,
	"cause_key" text,
	"exchange_order_id" uuid,
	"currency" text NOT NULL,
	"delivery_minor" bigint DEFAULT 0 NOT NULL,
	"refunded_minor" bigint DEFAULT 0 NOT NULL,
	"by" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"received_at" timestamp with time zone,
	"refund_due_at" timestamp with time zone NOT NULL,
	"overdue_told_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	CONSTRAINT "returns_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "returns_number" UNIQUE("organization_id","number"),
	CONSTRAINT "returns_cause" UNIQUE("organization_id","cause_key"),
	CONSTRAINT "returns_sums" CHECK (least("returns"."way_back_minor", "returns"."delivery_minor", "returns"."refunded_minor") >= 0)
);
--> statement-breakpoint
ALTER TABLE "marking_codes" DROP CONSTRAINT "marking_codes_state";--> statement-breakpoint
ALTER TABLE "balance_entries" ADD CONSTRAINT "balance_entries_organization_id_customer_id_customers_organization_id_id_fk" FOREIGN KEY ("organization_id","customer_id") REFERENCES "public"."customers"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "balance_entries" ADD CONSTRAINT "balance_entries_organization_id_order_id_orders_organization_id_id_fk" FOREIGN KEY ("organization_id","order_id") REFERENCES "public"."orders"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carrier_claims" ADD CONSTRAINT "carrier_claims_organization_id_order_id_orders_organization_id_id_fk" FOREIGN KEY ("organization_id","order_id") REFERENCES "public"."orders"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carrier_claims" ADD CONSTRAINT "carrier_claims_organization_id_shipment_id_shipments_organization_id_id_fk" FOREIGN KEY ("organization_id","shipment_id") REFERENCES "public"."shipments"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carrier_claims" ADD CONSTRAINT "carrier_claims_organization_id_return_id_returns_organization_id_id_fk" FOREIGN KEY ("organization_id","return_id") REFERENCES "public"."returns"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_files" ADD CONSTRAINT "claim_files_organization_id_claim_id_carrier_claims_organization_id_id_fk" FOREIGN KEY ("organization_id","claim_id") REFERENCES "public"."carrier_claims"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_lines" ADD CONSTRAINT "return_lines_organization_id_return_id_returns_organization_id_id_fk" FOREIGN KEY ("organization_id","return_id") REFERENCES "public"."returns"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_lines" ADD CONSTRAINT "return_lines_organization_id_order_line_id_order_lines_organization_id_id_fk" FOREIGN KEY ("organization_id","order_line_id") REFERENCES "public"."order_lines"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_photos" ADD CONSTRAINT "return_photos_organization_id_return_id_returns_organization_id_id_fk" FOREIGN KEY ("organization_id","return_id") REFERENCES "public"."returns"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_receipts" ADD CONSTRAINT "return_receipts_organization_id_return_id_returns_organization_id_id_fk" FOREIGN KEY ("organization_id","return_id") REFERENCES "public"."returns"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_receipts" ADD CONSTRAINT "return_receipts_organization_id_warehouse_id_warehouses_organization_id_id_fk" FOREIGN KEY ("organization_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_settings" ADD CONSTRAINT "return_settings_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_organization_id_order_id_orders_organization_id_id_fk" FOREIGN KEY ("organization_id","order_id") REFERENCES "public"."orders"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_exchange_order" FOREIGN KEY ("organization_id","exchange_order_id") REFERENCES "public"."orders"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_organization_id_warehouse_id_warehouses_organization_id_id_fk" FOREIGN KEY ("organization_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_organization_id_shipment_id_shipments_organization_id_id_fk" FOREIGN KEY ("organization_id","shipment_id") REFERENCES "public"."shipments"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "balance_entries_customer" ON "balance_entries" USING btree ("organization_id","customer_id");--> statement-breakpoint
CREATE INDEX "carrier_claims_order" ON "carrier_claims" USING btree ("organization_id","order_id");--> statement-breakpoint
CREATE INDEX "carrier_claims_shipment" ON "carrier_claims" USING btree ("organization_id","shipment_id");--> statement-breakpoint
CREATE INDEX "carrier_claims_list" ON "carrier_claims" USING btree ("organization_id","status","id");--> statement-breakpoint
CREATE INDEX "claim_files_claim" ON "claim_files" USING btree ("organization_id","claim_id");--> statement-breakpoint
CREATE INDEX "return_lines_order_line" ON "return_lines" USING btree ("organization_id","order_line_id");--> statement-breakpoint
CREATE INDEX "return_photos_return" ON "return_photos" USING btree ("organization_id","return_id");--> statement-breakpoint
CREATE INDEX "returns_order" ON "returns" USING btree ("organization_id","order_id");--> statement-breakpoint
CREATE INDEX "returns_exchanges" ON "returns" USING btree ("organization_id","exchange_order_id") WHERE exchange_order_id is not null;--> statement-breakpoint
CREATE INDEX "returns_list" ON "returns" USING btree ("organization_id","status","id");--> statement-breakpoint
CREATE INDEX "returns_due" ON "returns" USING btree ("organization_id","refund_due_at") WHERE status in ('requested', 'approved', 'on_the_way', 'partially_received', 'received');--> statement-breakpoint
ALTER TABLE "marking_codes" ADD CONSTRAINT "marking_codes_state" CHECK ("marking_codes"."state" in ('in_circulation', 'withdrawn', 'returned', 'written_off'));