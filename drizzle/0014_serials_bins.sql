CREATE TABLE "stock_bins" (
	"organization_id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"bin_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"lot" text DEFAULT '' NOT NULL,
	"units" integer NOT NULL,
	CONSTRAINT "stock_bins_organization_id_warehouse_id_bin_id_product_id_lot_pk" PRIMARY KEY("organization_id","warehouse_id","bin_id","product_id","lot"),
	CONSTRAINT "stock_bins_units" CHECK ("stock_bins"."units" > 0)
);
--> statement-breakpoint
CREATE TABLE "stock_serials" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"serial" text NOT NULL,
	"state" text NOT NULL,
	"warehouse_id" uuid,
	"lot" text,
	"fulfilment_line_id" uuid,
	"transfer_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stock_serials_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "stock_serials_serial" UNIQUE("organization_id","product_id","serial"),
	CONSTRAINT "stock_serials_place" CHECK (("stock_serials"."state" in ('in_stock', 'picked')) = ("stock_serials"."warehouse_id" is not null)),
	CONSTRAINT "stock_serials_taken" CHECK (("stock_serials"."state" <> 'picked' or "stock_serials"."fulfilment_line_id" is not null)),
	CONSTRAINT "stock_serials_way" CHECK (("stock_serials"."state" = 'in_transit') = ("stock_serials"."transfer_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "stock_bins" ADD CONSTRAINT "stock_bins_level" FOREIGN KEY ("organization_id","warehouse_id","product_id") REFERENCES "public"."stock_levels"("organization_id","warehouse_id","product_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_bins" ADD CONSTRAINT "stock_bins_bin" FOREIGN KEY ("organization_id","warehouse_id","bin_id") REFERENCES "public"."bins"("organization_id","warehouse_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_serials" ADD CONSTRAINT "stock_serials_organization_id_product_id_products_organization_id_id_fk" FOREIGN KEY ("organization_id","product_id") REFERENCES "public"."products"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_serials" ADD CONSTRAINT "stock_serials_organization_id_warehouse_id_warehouses_organization_id_id_fk" FOREIGN KEY ("organization_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_serials" ADD CONSTRAINT "stock_serials_organization_id_fulfilment_line_id_fulfilment_lines_organization_id_id_fk" FOREIGN KEY ("organization_id","fulfilment_line_id") REFERENCES "public"."fulfilment_lines"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_serials" ADD CONSTRAINT "stock_serials_organization_id_transfer_id_transfers_organization_id_id_fk" FOREIGN KEY ("organization_id","transfer_id") REFERENCES "public"."transfers"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stock_bins_product" ON "stock_bins" USING btree ("organization_id","product_id","warehouse_id");--> statement-breakpoint
CREATE INDEX "stock_serials_number" ON "stock_serials" USING btree ("organization_id","serial","product_id");--> statement-breakpoint
CREATE INDEX "stock_serials_work" ON "stock_serials" USING btree ("organization_id","fulfilment_line_id") WHERE fulfilment_line_id is not null;--> statement-breakpoint
CREATE INDEX "stock_serials_transfer" ON "stock_serials" USING btree ("organization_id","transfer_id") WHERE transfer_id is not null;--> statement-breakpoint
CREATE INDEX "stock_movements_serial" ON "stock_movements" USING btree ("organization_id","product_id","serial") WHERE serial is not null;--> statement-breakpoint
-- Serial numbers sum to the level, so a product begins and ends to track them only while none of it lies anywhere or is on its way.
CREATE FUNCTION refuse_serials_with_stock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Whoever moves its stock at this moment is waited for, and finds the product changed afterwards.
  PERFORM 1 FROM stock_levels WHERE organization_id = NEW.organization_id AND product_id = NEW.id ORDER BY warehouse_id FOR UPDATE;
  IF EXISTS (SELECT 1 FROM stock_levels WHERE organization_id = NEW.organization_id AND product_id = NEW.id AND (on_hand > 0 OR incoming > 0)) THEN
    RAISE EXCEPTION 'product % has stock', NEW.sku USING ERRCODE = 'check_violation', CONSTRAINT = 'products_serials_without_stock';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER products_serials_without_stock BEFORE UPDATE OF tracks_serials ON products FOR EACH ROW WHEN (NEW.tracks_serials IS DISTINCT FROM OLD.tracks_serials) EXECUTE FUNCTION refuse_serials_with_stock();
