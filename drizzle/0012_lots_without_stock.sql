-- Lots sum to the level, so a product begins and ends to track them only while none of it lies anywhere or is on its way.
CREATE FUNCTION refuse_lots_with_stock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Whoever moves its stock at this moment is waited for, and finds the product changed afterwards.
  PERFORM 1 FROM stock_levels WHERE organization_id = NEW.organization_id AND product_id = NEW.id ORDER BY warehouse_id FOR UPDATE;
  IF EXISTS (SELECT 1 FROM stock_levels WHERE organization_id = NEW.organization_id AND product_id = NEW.id AND (on_hand > 0 OR incoming > 0)) THEN
    RAISE EXCEPTION 'product % has stock', NEW.sku USING ERRCODE = 'check_violation', CONSTRAINT = 'products_lots_without_stock';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER products_lots_without_stock BEFORE UPDATE OF tracks_lots ON products FOR EACH ROW WHEN (NEW.tracks_lots IS DISTINCT FROM OLD.tracks_lots) EXECUTE FUNCTION refuse_lots_with_stock();
