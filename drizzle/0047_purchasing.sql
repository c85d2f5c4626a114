CREATE TABLE "purchase_lines" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"product_id" uuid NOT NULL,
	"supplier_sku" text,
	"quantity" integer NOT NULL,
	"unit_price_minor" bigint DEFAULT 0 NOT NULL,
	"discount_minor" bigint DEFAULT 0 NOT NULL,
	"tax_rate" numeric(6, 3),
	"tax_minor" bigint DEFAULT 0 NOT NULL,
	"total_minor" bigint DEFAULT 0 NOT NULL,
	"expected_at" timestamp with time zone,
	"received" integer DEFAULT 0 NOT NULL,
	"cancelled" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "purchase_lines_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "purchase_lines_product" UNIQUE("organization_id","order_id","product_id"),
	CONSTRAINT "purchase_lines_units" CHECK ("purchase_lines"."quantity" > 0 and "purchase_lines"."received" >= 0 and "purchase_lines"."cancelled" >= 0 and "purchase_lines"."received" + "purchase_lines"."cancelled" <= "purchase_lines"."quantity" and "purchase_lines"."unit_price_minor" >= 0 and "purchase_lines"."discount_minor" between 0 and "purchase_lines"."quantity"::bigint * "purchase_lines"."unit_price_minor")
);
--> statement-breakpoint
CREATE TABLE "purchase_mails" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"recipient" text NOT NULL,
	"locale" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"message_id" text NOT NULL,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"lost" integer DEFAULT 0 NOT NULL,
	"tried_at" timestamp with time zone,
	"error" text,
	"sent_at" timestamp with time zone,
	"by" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "purchase_mails_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "purchase_orders" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"running" integer NOT NULL,
	"number" text NOT NULL,
	"supplier_id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"status" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"currency" text NOT NULL,
	"rate_e8" bigint,
	"expected_at" timestamp with time zone,
	"note" text,
	"reference" text,
	"goods_minor" bigint DEFAULT 0 NOT NULL,
	"discount_minor" bigint DEFAULT 0 NOT NULL,
	"freight_minor" bigint DEFAULT 0 NOT NULL,
	"tax_minor" bigint DEFAULT 0 NOT NULL,
	"total_minor" bigint DEFAULT 0 NOT NULL,
	"cause_key" text,
	"by" jsonb NOT NULL,
	"submitted_by" jsonb,
	"approved_by" jsonb,
	"reject_reason" text,
	"sent_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"submitted_at" timestamp with time zone,
	"approved_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"received_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	CONSTRAINT "purchase_orders_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "purchase_orders_number" UNIQUE("organization_id","running"),
	CONSTRAINT "purchase_orders_cause" UNIQUE("organization_id","cause_key"),
	CONSTRAINT "purchase_orders_sums" CHECK (least("purchase_orders"."goods_minor", "purchase_orders"."discount_minor", "purchase_orders"."freight_minor", "purchase_orders"."tax_minor") >= 0 and "purchase_orders"."total_minor" = "purchase_orders"."goods_minor" - "purchase_orders"."discount_minor" + "purchase_orders"."freight_minor" and coalesce("purchase_orders"."rate_e8", 1) > 0)
);
--> statement-breakpoint
CREATE TABLE "purchase_receipts" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"units" integer NOT NULL,
	"days" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "purchase_receipts_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "purchase_receipts_units" CHECK ("purchase_receipts"."units" > 0 and "purchase_receipts"."days" >= 0)
);
--> statement-breakpoint
CREATE TABLE "purchase_settings" (
	"organization_id" uuid NOT NULL,
	"settings" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "purchase_settings_organization_id_pk" PRIMARY KEY("organization_id")
);
--> statement-breakpoint
CREATE TABLE "purchase_waits" (
	"organization_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"order_line_id" uuid NOT NULL,
	"units" integer NOT NULL,
	CONSTRAINT "purchase_waits_organization_id_line_id_order_line_id_pk" PRIMARY KEY("organization_id","line_id","order_line_id"),
	CONSTRAINT "purchase_waits_units" CHECK ("purchase_waits"."units" > 0)
);
--> statement-breakpoint
CREATE TABLE "supplier_prices" (
	"organization_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"supplier_sku" text,
	"price_minor" bigint NOT NULL,
	"min_quantity" integer NOT NULL,
	"pack" integer NOT NULL,
	"lead_days" integer,
	"preferred" boolean NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "supplier_prices_organization_id_supplier_id_product_id_pk" PRIMARY KEY("organization_id","supplier_id","product_id"),
	CONSTRAINT "supplier_prices_terms" CHECK ("supplier_prices"."price_minor" >= 0 and "supplier_prices"."min_quantity" > 0 and "supplier_prices"."pack" > 0 and coalesce("supplier_prices"."lead_days", 0) between 0 and 730)
);
--> statement-breakpoint
CREATE TABLE "suppliers" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"person" text,
	"email" text,
	"phone" text,
	"tax_number" text,
	"currency" text NOT NULL,
	"locale" text NOT NULL,
	"payment_terms" text,
	"lead_days" integer,
	"note" text,
	"active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "suppliers_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "suppliers_name" UNIQUE("organization_id","name"),
	CONSTRAINT "suppliers_lead_days" CHECK ("suppliers"."lead_days" between 0 and 730)
);
--> statement-breakpoint
ALTER TABLE "expected_arrivals" ADD COLUMN "purchase_line_id" uuid;--> statement-breakpoint
ALTER TABLE "expected_arrivals" ADD COLUMN "unit_cost_e4" bigint;--> statement-breakpoint
ALTER TABLE "purchase_lines" ADD CONSTRAINT "purchase_lines_organization_id_order_id_purchase_orders_organization_id_id_fk" FOREIGN KEY ("organization_id","order_id") REFERENCES "public"."purchase_orders"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_lines" ADD CONSTRAINT "purchase_lines_organization_id_product_id_products_organization_id_id_fk" FOREIGN KEY ("organization_id","product_id") REFERENCES "public"."products"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_mails" ADD CONSTRAINT "purchase_mails_organization_id_order_id_purchase_orders_organization_id_id_fk" FOREIGN KEY ("organization_id","order_id") REFERENCES "public"."purchase_orders"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD CONSTRAINT "purchase_orders_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD CONSTRAINT "purchase_orders_organization_id_supplier_id_suppliers_organization_id_id_fk" FOREIGN KEY ("organization_id","supplier_id") REFERENCES "public"."suppliers"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD CONSTRAINT "purchase_orders_organization_id_warehouse_id_warehouses_organization_id_id_fk" FOREIGN KEY ("organization_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_receipts" ADD CONSTRAINT "purchase_receipts_organization_id_line_id_purchase_lines_organization_id_id_fk" FOREIGN KEY ("organization_id","line_id") REFERENCES "public"."purchase_lines"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_receipts" ADD CONSTRAINT "purchase_receipts_organization_id_order_id_purchase_orders_organization_id_id_fk" FOREIGN KEY ("organization_id","order_id") REFERENCES "public"."purchase_orders"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_settings" ADD CONSTRAINT "purchase_settings_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_waits" ADD CONSTRAINT "purchase_waits_organization_id_line_id_purchase_lines_organization_id_id_fk" FOREIGN KEY ("organization_id","line_id") REFERENCES "public"."purchase_lines"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_waits" ADD CONSTRAINT "purchase_waits_organization_id_order_line_id_order_lines_organization_id_id_fk" FOREIGN KEY ("organization_id","order_line_id") REFERENCES "public"."order_lines"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_prices" ADD CONSTRAINT "supplier_prices_organization_id_supplier_id_suppliers_organization_id_id_fk" FOREIGN KEY ("organization_id","supplier_id") REFERENCES "public"."suppliers"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_prices" ADD CONSTRAINT "supplier_prices_organization_id_product_id_products_organization_id_id_fk" FOREIGN KEY ("organization_id","product_id") REFERENCES "public"."products"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suppliers" ADD CONSTRAINT "suppliers_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "purchase_lines_by_product" ON "purchase_lines" USING btree ("organization_id","product_id","order_id");--> statement-breakpoint
CREATE INDEX "purchase_mails_order" ON "purchase_mails" USING btree ("organization_id","order_id","id");--> statement-breakpoint
CREATE INDEX "purchase_orders_list" ON "purchase_orders" USING btree ("organization_id","status","id");--> statement-breakpoint
CREATE INDEX "purchase_orders_supplier" ON "purchase_orders" USING btree ("organization_id","supplier_id","id");--> statement-breakpoint
CREATE INDEX "purchase_receipts_order" ON "purchase_receipts" USING btree ("organization_id","order_id","id");--> statement-breakpoint
CREATE INDEX "purchase_receipts_supplier" ON "purchase_receipts" USING btree ("organization_id","supplier_id","id");--> statement-breakpoint
CREATE INDEX "purchase_receipts_product" ON "purchase_receipts" USING btree ("organization_id","supplier_id","product_id","id");--> statement-breakpoint
CREATE INDEX "purchase_waits_order_line" ON "purchase_waits" USING btree ("organization_id","order_line_id");--> statement-breakpoint
CREATE INDEX "supplier_prices_product" ON "supplier_prices" USING btree ("organization_id","product_id");--> statement-breakpoint
CREATE UNIQUE INDEX "supplier_prices_preferred" ON "supplier_prices" USING btree ("organization_id","product_id") WHERE preferred;--> statement-breakpoint
ALTER TABLE "expected_arrivals" ADD CONSTRAINT "expected_arrivals_of_purchase" FOREIGN KEY ("organization_id","purchase_line_id") REFERENCES "public"."purchase_lines"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expected_arrivals" ADD CONSTRAINT "expected_arrivals_purchase_line" UNIQUE("organization_id","purchase_line_id");