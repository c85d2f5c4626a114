CREATE TABLE "analytics_days" (
	"organization_id" uuid NOT NULL,
	"generation" integer NOT NULL,
	"dimension" text NOT NULL,
	"day" date NOT NULL,
	"channel_id" uuid NOT NULL,
	"value" text NOT NULL,
	"currency" text NOT NULL,
	"orders" bigint DEFAULT 0 NOT NULL,
	"units" bigint DEFAULT 0 NOT NULL,
	"gross_minor" bigint DEFAULT 0 NOT NULL,
	"discount_minor" bigint DEFAULT 0 NOT NULL,
	"tax_minor" bigint DEFAULT 0 NOT NULL,
	"total_minor" bigint DEFAULT 0 NOT NULL,
	"returned_units" bigint DEFAULT 0 NOT NULL,
	"cost_minor" bigint DEFAULT 0 NOT NULL,
	"uncosted_units" bigint DEFAULT 0 NOT NULL,
	"confirmed" bigint DEFAULT 0 NOT NULL,
	"cancelled" bigint DEFAULT 0 NOT NULL,
	"cancelled_minor" bigint DEFAULT 0 NOT NULL,
	"shipping_minor" bigint DEFAULT 0 NOT NULL,
	"refunded_minor" bigint DEFAULT 0 NOT NULL,
	"returned_orders" bigint DEFAULT 0 NOT NULL,
	"commission_minor" bigint DEFAULT 0 NOT NULL,
	"logistics_minor" bigint DEFAULT 0 NOT NULL,
	"other_fees_minor" bigint DEFAULT 0 NOT NULL,
	"delivery_minor" bigint DEFAULT 0 NOT NULL,
	"way_back_minor" bigint DEFAULT 0 NOT NULL,
	"seconds" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "analytics_days_pk" PRIMARY KEY("organization_id","generation","dimension","day","channel_id","value","currency")
);
--> statement-breakpoint
CREATE TABLE "analytics_lines" (
	"organization_id" uuid NOT NULL,
	"generation" integer NOT NULL,
	"order_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"day" date NOT NULL,
	"currency" text NOT NULL,
	"channel_id" uuid NOT NULL,
	"orders" bigint DEFAULT 0 NOT NULL,
	"units" bigint DEFAULT 0 NOT NULL,
	"gross_minor" bigint DEFAULT 0 NOT NULL,
	"discount_minor" bigint DEFAULT 0 NOT NULL,
	"tax_minor" bigint DEFAULT 0 NOT NULL,
	"total_minor" bigint DEFAULT 0 NOT NULL,
	"returned_units" bigint DEFAULT 0 NOT NULL,
	"cost_minor" bigint DEFAULT 0 NOT NULL,
	"uncosted_units" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "analytics_lines_organization_id_generation_order_id_product_id_pk" PRIMARY KEY("organization_id","generation","order_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "analytics_orders" (
	"organization_id" uuid NOT NULL,
	"generation" integer NOT NULL,
	"order_id" uuid NOT NULL,
	"day" date NOT NULL,
	"currency" text NOT NULL,
	"channel_id" uuid NOT NULL,
	"warehouse" text NOT NULL,
	"region" text NOT NULL,
	"responsible" text NOT NULL,
	"buyer" text NOT NULL,
	"customer_id" uuid,
	"orders" bigint DEFAULT 0 NOT NULL,
	"units" bigint DEFAULT 0 NOT NULL,
	"gross_minor" bigint DEFAULT 0 NOT NULL,
	"discount_minor" bigint DEFAULT 0 NOT NULL,
	"tax_minor" bigint DEFAULT 0 NOT NULL,
	"total_minor" bigint DEFAULT 0 NOT NULL,
	"returned_units" bigint DEFAULT 0 NOT NULL,
	"cost_minor" bigint DEFAULT 0 NOT NULL,
	"uncosted_units" bigint DEFAULT 0 NOT NULL,
	"confirmed" bigint DEFAULT 0 NOT NULL,
	"cancelled" bigint DEFAULT 0 NOT NULL,
	"cancelled_minor" bigint DEFAULT 0 NOT NULL,
	"shipping_minor" bigint DEFAULT 0 NOT NULL,
	"refunded_minor" bigint DEFAULT 0 NOT NULL,
	"returned_orders" bigint DEFAULT 0 NOT NULL,
	"commission_minor" bigint DEFAULT 0 NOT NULL,
	"logistics_minor" bigint DEFAULT 0 NOT NULL,
	"other_fees_minor" bigint DEFAULT 0 NOT NULL,
	"delivery_minor" bigint DEFAULT 0 NOT NULL,
	"way_back_minor" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "analytics_orders_organization_id_generation_order_id_pk" PRIMARY KEY("organization_id","generation","order_id")
);
--> statement-breakpoint
CREATE TABLE "analytics_product_days" (
	"organization_id" uuid NOT NULL,
	"generation" integer NOT NULL,
	"day" date NOT NULL,
	"product_id" uuid NOT NULL,
	"channel_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"orders" bigint DEFAULT 0 NOT NULL,
	"units" bigint DEFAULT 0 NOT NULL,
	"gross_minor" bigint DEFAULT 0 NOT NULL,
	"discount_minor" bigint DEFAULT 0 NOT NULL,
	"tax_minor" bigint DEFAULT 0 NOT NULL,
	"total_minor" bigint DEFAULT 0 NOT NULL,
	"returned_units" bigint DEFAULT 0 NOT NULL,
	"cost_minor" bigint DEFAULT 0 NOT NULL,
	"uncosted_units" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "analytics_product_days_pk" PRIMARY KEY("organization_id","generation","day","product_id","channel_id","currency")
);
--> statement-breakpoint
CREATE TABLE "analytics_products" (
	"organization_id" uuid NOT NULL,
	"generation" integer NOT NULL,
	"product_id" uuid NOT NULL,
	"category" text NOT NULL,
	CONSTRAINT "analytics_products_organization_id_generation_product_id_pk" PRIMARY KEY("organization_id","generation","product_id")
);
--> statement-breakpoint
CREATE TABLE "analytics_states" (
	"organization_id" uuid NOT NULL,
	"generation" integer DEFAULT 0 NOT NULL,
	"timezone" text NOT NULL,
	"made" integer DEFAULT 0 NOT NULL,
	"built_at" timestamp with time zone,
	"building" integer,
	"building_timezone" text,
	"building_made" integer,
	"building_after" uuid,
	"building_done" integer DEFAULT 0 NOT NULL,
	"building_total" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp with time zone,
	CONSTRAINT "analytics_states_organization_id_pk" PRIMARY KEY("organization_id")
);
--> statement-breakpoint
CREATE TABLE "analytics_work" (
	"organization_id" uuid NOT NULL,
	"generation" integer NOT NULL,
	"order_id" uuid NOT NULL,
	"work" text NOT NULL,
	"day" date NOT NULL,
	"currency" text NOT NULL,
	"channel_id" uuid NOT NULL,
	"orders" bigint DEFAULT 0 NOT NULL,
	"seconds" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "analytics_work_organization_id_generation_order_id_work_pk" PRIMARY KEY("organization_id","generation","order_id","work")
);
--> statement-breakpoint
ALTER TABLE "analytics_states" ADD CONSTRAINT "analytics_states_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "analytics_orders_first" ON "analytics_orders" USING btree ("organization_id","generation","customer_id") WHERE buyer = 'new';--> statement-breakpoint
CREATE INDEX "analytics_product_days_product" ON "analytics_product_days" USING btree ("organization_id","generation","product_id");