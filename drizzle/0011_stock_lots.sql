CREATE TABLE "stock_lots" (
	"organization_id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"lot" text NOT NULL,
	"expires_on" date,
	"on_hand" integer DEFAULT 0 NOT NULL,
	"apart" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stock_lots_organization_id_warehouse_id_product_id_lot_pk" PRIMARY KEY("organization_id","warehouse_id","product_id","lot"),
	CONSTRAINT "stock_lots_units" CHECK ("stock_lots"."apart" >= 0 and "stock_lots"."apart" <= "stock_lots"."on_hand")
);
--> statement-breakpoint
ALTER TABLE "stock_lots" ADD CONSTRAINT "stock_lots_organization_id_warehouse_id_product_id_stock_levels_organization_id_warehouse_id_product_id_fk" FOREIGN KEY ("organization_id","warehouse_id","product_id") REFERENCES "public"."stock_levels"("organization_id","warehouse_id","product_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stock_lots_expiry" ON "stock_lots" USING btree ("organization_id","expires_on") WHERE on_hand > apart;