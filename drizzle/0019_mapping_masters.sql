CREATE TABLE "master_figures" (
	"organization_id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"figure" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"posted_until" timestamp with time zone NOT NULL,
	CONSTRAINT "master_figures_organization_id_warehouse_id_product_id_pk" PRIMARY KEY("organization_id","warehouse_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "stock_differences" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"master" text NOT NULL,
	"figure" integer NOT NULL,
	"unposted" integer NOT NULL,
	"on_hand" integer NOT NULL,
	"reason" jsonb NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"found_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone,
	"settled_by" jsonb,
	CONSTRAINT "stock_differences_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "channel_products" ADD COLUMN "ignored_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "catalogue" jsonb;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "pinned_warehouse_id" uuid;--> statement-breakpoint
ALTER TABLE "warehouses" ADD COLUMN "stock_master_id" uuid;--> statement-breakpoint
ALTER TABLE "master_figures" ADD CONSTRAINT "master_figures_organization_id_warehouse_id_warehouses_organization_id_id_fk" FOREIGN KEY ("organization_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "master_figures" ADD CONSTRAINT "master_figures_organization_id_product_id_products_organization_id_id_fk" FOREIGN KEY ("organization_id","product_id") REFERENCES "public"."products"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_differences" ADD CONSTRAINT "stock_differences_organization_id_warehouse_id_warehouses_organization_id_id_fk" FOREIGN KEY ("organization_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_differences" ADD CONSTRAINT "stock_differences_organization_id_product_id_products_organization_id_id_fk" FOREIGN KEY ("organization_id","product_id") REFERENCES "public"."products"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "stock_differences_open" ON "stock_differences" USING btree ("organization_id","warehouse_id","product_id") WHERE state = 'open';--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_pinned_warehouse" FOREIGN KEY ("organization_id","pinned_warehouse_id") REFERENCES "public"."warehouses"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "warehouses" ADD CONSTRAINT "warehouses_organization_id_stock_master_id_connections_organization_id_id_fk" FOREIGN KEY ("organization_id","stock_master_id") REFERENCES "public"."connections"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
-- Every organization gets the carrier of parcels that a marketplace takes itself, as new ones do.
INSERT INTO "carriers" ("organization_id", "id", "code", "kind", "name", "settings")
SELECT "id", gen_random_uuid(), 'marketplace', 'marketplace', CASE WHEN "locale" = 'en' THEN 'Marketplace delivery' ELSE 'Доставка маркетплейса' END, '{}'
FROM "organizations" ON CONFLICT ON CONSTRAINT "carriers_code" DO NOTHING;
