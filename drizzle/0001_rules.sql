-- What the schema files cannot say: search by any part of a word, append-only ledgers, order numbers.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
-- One search box over number, buyer, phone, e-mail, SKU and tracking number.
CREATE INDEX orders_search ON orders USING gin (search_text gin_trgm_ops);
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: correct it by a counter-entry', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER stock_movements_append_only BEFORE UPDATE OR DELETE ON stock_movements FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON audit_log FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER outbox_no_update BEFORE UPDATE ON outbox FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Order numbers run per organization. A sequence takes no lock that orders would wait for.
CREATE FUNCTION create_order_numbers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE SEQUENCE %I START 10001', 'order_numbers_' || replace(NEW.id::text, '-', ''));
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER organizations_order_numbers AFTER INSERT ON organizations FOR EACH ROW EXECUTE FUNCTION create_order_numbers();
--> statement-breakpoint
CREATE FUNCTION next_order_number(organization uuid) RETURNS text LANGUAGE sql VOLATILE AS $$
  SELECT nextval(format('%I', 'order_numbers_' || replace(organization::text, '-', ''))::regclass)::text
$$;
--> statement-breakpoint
-- A bundle has no stock of its own: what has stock, or is promised, cannot become one.
CREATE FUNCTION refuse_bundle_with_stock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM stock_levels WHERE organization_id = NEW.organization_id AND product_id = NEW.id AND (on_hand > 0 OR reserved > 0))
    OR EXISTS (SELECT 1 FROM reservations WHERE organization_id = NEW.organization_id AND product_id = NEW.id AND state = 'open') THEN
    RAISE EXCEPTION 'product % has stock', NEW.sku USING ERRCODE = 'check_violation', CONSTRAINT = 'products_bundle_without_stock';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER products_bundle_without_stock BEFORE UPDATE OF is_bundle ON products FOR EACH ROW WHEN (NEW.is_bundle AND NOT OLD.is_bundle) EXECUTE FUNCTION refuse_bundle_with_stock();
