CREATE TABLE "channel_mappings" (
	"organization_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"theirs" text NOT NULL,
	"title" text,
	"ours" jsonb,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "channel_mappings_organization_id_connection_id_kind_theirs_pk" PRIMARY KEY("organization_id","connection_id","kind","theirs")
);
--> statement-breakpoint
CREATE TABLE "channel_products" (
	"organization_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"sku" text,
	"barcode" text,
	"name" text NOT NULL,
	"price_minor" bigint,
	"product_id" uuid,
	"wanted_at" timestamp with time zone,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "channel_products_organization_id_connection_id_external_id_pk" PRIMARY KEY("organization_id","connection_id","external_id")
);
--> statement-breakpoint
CREATE TABLE "channel_tellings" (
	"organization_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"step" text NOT NULL,
	"about" uuid NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"reason" jsonb,
	"attempts" integer DEFAULT 0 NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"told_at" timestamp with time zone,
	CONSTRAINT "channel_tellings_organization_id_connection_id_order_id_step_about_pk" PRIMARY KEY("organization_id","connection_id","order_id","step","about")
);
--> statement-breakpoint
CREATE TABLE "channel_stock" (
	"organization_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"place" text NOT NULL,
	"key" jsonb,
	"dirty_at" timestamp with time zone,
	"not_before" timestamp with time zone,
	"pushed" integer,
	"pushed_at" timestamp with time zone,
	"acknowledged" boolean DEFAULT false NOT NULL,
	"refused" jsonb,
	"theirs" integer,
	"theirs_at" timestamp with time zone,
	"drift_since" timestamp with time zone,
	CONSTRAINT "channel_stock_organization_id_connection_id_product_id_place_pk" PRIMARY KEY("organization_id","connection_id","product_id","place")
);
--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "stock_out" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "channel_mappings" ADD CONSTRAINT "channel_mappings_organization_id_connection_id_connections_organization_id_id_fk" FOREIGN KEY ("organization_id","connection_id") REFERENCES "public"."connections"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_products" ADD CONSTRAINT "channel_products_organization_id_connection_id_connections_organization_id_id_fk" FOREIGN KEY ("organization_id","connection_id") REFERENCES "public"."connections"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_products" ADD CONSTRAINT "channel_products_organization_id_product_id_products_organization_id_id_fk" FOREIGN KEY ("organization_id","product_id") REFERENCES "public"."products"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_tellings" ADD CONSTRAINT "channel_tellings_organization_id_connection_id_connections_organization_id_id_fk" FOREIGN KEY ("organization_id","connection_id") REFERENCES "public"."connections"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_tellings" ADD CONSTRAINT "channel_tellings_organization_id_order_id_orders_organization_id_id_fk" FOREIGN KEY ("organization_id","order_id") REFERENCES "public"."orders"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_stock" ADD CONSTRAINT "channel_stock_organization_id_connection_id_connections_organization_id_id_fk" FOREIGN KEY ("organization_id","connection_id") REFERENCES "public"."connections"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_stock" ADD CONSTRAINT "channel_stock_organization_id_product_id_products_organization_id_id_fk" FOREIGN KEY ("organization_id","product_id") REFERENCES "public"."products"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "channel_products_wanted" ON "channel_products" USING btree ("organization_id","wanted_at") WHERE "channel_products"."wanted_at" is not null;--> statement-breakpoint
CREATE INDEX "channel_products_product" ON "channel_products" USING btree ("organization_id","product_id");--> statement-breakpoint
CREATE INDEX "channel_tellings_waiting" ON "channel_tellings" USING btree ("organization_id","connection_id","occurred_at") WHERE "channel_tellings"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "channel_stock_dirty" ON "channel_stock" USING btree ("organization_id","connection_id","dirty_at") WHERE "channel_stock"."dirty_at" is not null;--> statement-breakpoint
CREATE INDEX "channel_stock_product" ON "channel_stock" USING btree ("organization_id","product_id");