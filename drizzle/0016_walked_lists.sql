-- Lists that are walked newest first however they are filtered, and figures that are kept instead of computed.
CREATE TABLE "product_paces" (
	"organization_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"per_day" double precision NOT NULL,
	"days_left" double precision NOT NULL,
	CONSTRAINT "product_paces_organization_id_product_id_pk" PRIMARY KEY("organization_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "short_levels" (
	"organization_id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	CONSTRAINT "short_levels_organization_id_warehouse_id_product_id_pk" PRIMARY KEY("organization_id","warehouse_id","product_id")
);
--> statement-breakpoint
DROP INDEX "order_lines_product";--> statement-breakpoint
DROP INDEX "orders_by_status";--> statement-breakpoint
DROP INDEX "orders_by_fulfilment_status";--> statement-breakpoint
DROP INDEX "orders_by_payment";--> statement-breakpoint
DROP INDEX "orders_by_channel";--> statement-breakpoint
DROP INDEX "orders_search";--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "placed_at" timestamp with time zone;--> statement-breakpoint
UPDATE "order_lines" l SET "placed_at" = o."placed_at" FROM "orders" o WHERE o."organization_id" = l."organization_id" AND o."id" = l."order_id";--> statement-breakpoint
ALTER TABLE "order_lines" ALTER COLUMN "placed_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "warehouse_ids" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
-- Known SKUs leave the search text: they are found by their lines, and were half of its trigrams.
UPDATE "orders" o SET
	"warehouse_ids" = ARRAY(SELECT DISTINCT f."warehouse_id" FROM "fulfilments" f WHERE f."organization_id" = o."organization_id" AND f."order_id" = o."id" AND f."status" <> 'cancelled' ORDER BY 1),
	"search_text" = array_to_string(ARRAY(
		SELECT w.word FROM unnest(string_to_array(o."search_text", ' ')) WITH ORDINALITY w(word, at)
		WHERE w.word NOT IN (SELECT lower(l."sku") FROM "order_lines" l WHERE l."organization_id" = o."organization_id" AND l."order_id" = o."id" AND l."product_id" IS NOT NULL)
		ORDER BY w.at
	), ' ');--> statement-breakpoint
CREATE INDEX orders_search ON orders USING gin (search_text gin_trgm_ops);--> statement-breakpoint
ALTER TABLE "product_paces" ADD CONSTRAINT "product_paces_organization_id_product_id_products_organization_id_id_fk" FOREIGN KEY ("organization_id","product_id") REFERENCES "public"."products"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "short_levels" ADD CONSTRAINT "short_levels_organization_id_warehouse_id_product_id_stock_levels_organization_id_warehouse_id_product_id_fk" FOREIGN KEY ("organization_id","warehouse_id","product_id") REFERENCES "public"."stock_levels"("organization_id","warehouse_id","product_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "product_paces_soonest" ON "product_paces" USING btree ("organization_id","days_left");--> statement-breakpoint
CREATE INDEX "short_levels_product" ON "short_levels" USING btree ("organization_id","product_id");--> statement-breakpoint
CREATE INDEX "order_lines_by_product" ON "order_lines" USING btree ("organization_id","product_id","placed_at","order_id");--> statement-breakpoint
CREATE INDEX "order_lines_unknown" ON "order_lines" USING btree ("organization_id","sku","placed_at","order_id") WHERE product_id is null;--> statement-breakpoint
CREATE INDEX "orders_by_state" ON "orders" USING btree ("organization_id","status","payment_status","fulfilment_status","channel_id","placed_at","id");--> statement-breakpoint
CREATE INDEX "orders_by_warehouse" ON "orders" USING btree ("organization_id","warehouse_ids","status","payment_status","fulfilment_status","channel_id","placed_at","id");--> statement-breakpoint
-- Whoever changes a level, the short ones are noted when it crosses zero, and only then is anything written.
CREATE FUNCTION note_short_level() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.on_hand - NEW.reserved - NEW.safety - NEW.damaged - NEW.quarantine - NEW.in_check - NEW.put_back <= 0 THEN
    INSERT INTO short_levels (organization_id, warehouse_id, product_id) VALUES (NEW.organization_id, NEW.warehouse_id, NEW.product_id) ON CONFLICT DO NOTHING;
  ELSE
    DELETE FROM short_levels WHERE organization_id = NEW.organization_id AND warehouse_id = NEW.warehouse_id AND product_id = NEW.product_id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER stock_levels_short_opened AFTER INSERT ON stock_levels FOR EACH ROW
  WHEN (NEW.on_hand - NEW.reserved - NEW.safety - NEW.damaged - NEW.quarantine - NEW.in_check - NEW.put_back <= 0) EXECUTE FUNCTION note_short_level();
--> statement-breakpoint
CREATE TRIGGER stock_levels_short_crossed AFTER UPDATE ON stock_levels FOR EACH ROW
  WHEN ((OLD.on_hand - OLD.reserved - OLD.safety - OLD.damaged - OLD.quarantine - OLD.in_check - OLD.put_back <= 0)
    IS DISTINCT FROM (NEW.on_hand - NEW.reserved - NEW.safety - NEW.damaged - NEW.quarantine - NEW.in_check - NEW.put_back <= 0)) EXECUTE FUNCTION note_short_level();
--> statement-breakpoint
-- Also while a history is written, when keys are not looked up.
ALTER TABLE stock_levels ENABLE ALWAYS TRIGGER stock_levels_short_opened;--> statement-breakpoint
ALTER TABLE stock_levels ENABLE ALWAYS TRIGGER stock_levels_short_crossed;--> statement-breakpoint
INSERT INTO short_levels (organization_id, warehouse_id, product_id)
  SELECT organization_id, warehouse_id, product_id FROM stock_levels WHERE on_hand - reserved - safety - damaged - quarantine - in_check - put_back <= 0;
