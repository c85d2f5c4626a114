CREATE TABLE "write_off_acts" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"state" text DEFAULT 'proposed' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"why" text NOT NULL,
	"note" text,
	"lines" jsonb NOT NULL,
	"sum_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"by" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_by" jsonb,
	"decided_at" timestamp with time zone,
	CONSTRAINT "write_off_acts_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "write_off_acts_number" UNIQUE("organization_id","number")
);
--> statement-breakpoint
CREATE TABLE "count_lines" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"count_id" uuid NOT NULL,
	"task_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"product_id" uuid NOT NULL,
	"lot" text DEFAULT '' NOT NULL,
	"expires_on" text,
	"counted" integer NOT NULL,
	"book" integer NOT NULL,
	"in_totes" integer DEFAULT 0 NOT NULL,
	"serials" jsonb,
	"counted_at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	"posted" integer,
	CONSTRAINT "count_lines_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "count_lines_line" UNIQUE("organization_id","task_id","round","product_id","lot"),
	CONSTRAINT "count_lines_units" CHECK ("count_lines"."counted" >= 0)
);
--> statement-breakpoint
CREATE TABLE "count_plans" (
	"organization_id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"turnover_class" text DEFAULT 'C' NOT NULL,
	"turnover_minor" bigint DEFAULT 0 NOT NULL,
	"counted_at" timestamp with time zone,
	"classed_at" timestamp with time zone,
	CONSTRAINT "count_plans_organization_id_warehouse_id_product_id_pk" PRIMARY KEY("organization_id","warehouse_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "count_settings" (
	"organization_id" uuid NOT NULL,
	"days_a" integer NOT NULL,
	"days_b" integer NOT NULL,
	"days_c" integer NOT NULL,
	"share_a" integer NOT NULL,
	"share_b" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "count_settings_organization_id_pk" PRIMARY KEY("organization_id"),
	CONSTRAINT "count_settings_days" CHECK ("count_settings"."days_a" > 0 and "count_settings"."days_b" > 0 and "count_settings"."days_c" > 0),
	CONSTRAINT "count_settings_shares" CHECK ("count_settings"."share_a" > 0 and "count_settings"."share_a" < "count_settings"."share_b" and "count_settings"."share_b" < 100)
);
--> statement-breakpoint
CREATE TABLE "count_tasks" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"count_id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"bin_id" uuid,
	"code" text,
	"state" text DEFAULT 'open' NOT NULL,
	"round" integer DEFAULT 1 NOT NULL,
	"product_ids" jsonb,
	"counter_id" text,
	"counter" text,
	"claimed_at" timestamp with time zone,
	"counted_at" timestamp with time zone,
	CONSTRAINT "count_tasks_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "count_tasks_bin" UNIQUE NULLS NOT DISTINCT("organization_id","count_id","bin_id"),
	CONSTRAINT "count_tasks_round" CHECK ("count_tasks"."round" between 1 and 20)
);
--> statement-breakpoint
CREATE TABLE "stock_counts" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"zone" text,
	"state" text DEFAULT 'open' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"note" text,
	"by" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" jsonb,
	"figures" jsonb,
	CONSTRAINT "stock_counts_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "stock_counts_number" UNIQUE("organization_id","number")
);
--> statement-breakpoint
CREATE TABLE "tote_changes" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"units" integer NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tote_changes_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "stock_discrepancies" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"arrival_id" uuid,
	"kind" text NOT NULL,
	"units" integer NOT NULL,
	"note" text,
	"photo" "bytea",
	"by" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stock_discrepancies_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "stock_discrepancies_units" CHECK ("stock_discrepancies"."units" > 0)
);
--> statement-breakpoint
CREATE TABLE "pick_bins" (
	"organization_id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"bin_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"min" integer NOT NULL,
	"max" integer NOT NULL,
	CONSTRAINT "pick_bins_organization_id_warehouse_id_bin_id_product_id_pk" PRIMARY KEY("organization_id","warehouse_id","bin_id","product_id"),
	CONSTRAINT "pick_bins_units" CHECK ("pick_bins"."min" >= 0 and "pick_bins"."max" > "pick_bins"."min")
);
--> statement-breakpoint
CREATE TABLE "refills" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"lot" text DEFAULT '' NOT NULL,
	"from_bin_id" uuid NOT NULL,
	"to_bin_id" uuid NOT NULL,
	"units" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"why" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"worker_id" text,
	"worker" text,
	"claimed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "refills_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "refills_units" CHECK ("refills"."units" > 0 and "refills"."done" >= 0 and "refills"."done" <= "refills"."units"),
	CONSTRAINT "refills_bins" CHECK ("refills"."from_bin_id" <> "refills"."to_bin_id")
);
--> statement-breakpoint
ALTER TABLE "bins" ADD COLUMN "kind" text DEFAULT 'pick' NOT NULL;--> statement-breakpoint
ALTER TABLE "bins" ADD COLUMN "max_units" integer;--> statement-breakpoint
ALTER TABLE "bins" ADD COLUMN "max_weight_grams" integer;--> statement-breakpoint
ALTER TABLE "bins" ADD COLUMN "max_volume_cm3" integer;--> statement-breakpoint
ALTER TABLE "write_off_acts" ADD CONSTRAINT "write_off_acts_organization_id_warehouse_id_warehouses_organization_id_id_fk" FOREIGN KEY ("organization_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "count_lines" ADD CONSTRAINT "count_lines_organization_id_task_id_count_tasks_organization_id_id_fk" FOREIGN KEY ("organization_id","task_id") REFERENCES "public"."count_tasks"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "count_lines" ADD CONSTRAINT "count_lines_organization_id_product_id_products_organization_id_id_fk" FOREIGN KEY ("organization_id","product_id") REFERENCES "public"."products"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "count_plans" ADD CONSTRAINT "count_plans_level" FOREIGN KEY ("organization_id","warehouse_id","product_id") REFERENCES "public"."stock_levels"("organization_id","warehouse_id","product_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "count_settings" ADD CONSTRAINT "count_settings_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "count_tasks" ADD CONSTRAINT "count_tasks_organization_id_count_id_stock_counts_organization_id_id_fk" FOREIGN KEY ("organization_id","count_id") REFERENCES "public"."stock_counts"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_counts" ADD CONSTRAINT "stock_counts_organization_id_warehouse_id_warehouses_organization_id_id_fk" FOREIGN KEY ("organization_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tote_changes" ADD CONSTRAINT "tote_changes_organization_id_product_id_products_organization_id_id_fk" FOREIGN KEY ("organization_id","product_id") REFERENCES "public"."products"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_discrepancies" ADD CONSTRAINT "stock_discrepancies_organization_id_warehouse_id_warehouses_organization_id_id_fk" FOREIGN KEY ("organization_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_discrepancies" ADD CONSTRAINT "stock_discrepancies_organization_id_product_id_products_organization_id_id_fk" FOREIGN KEY ("organization_id","product_id") REFERENCES "public"."products"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_discrepancies" ADD CONSTRAINT "stock_discrepancies_arrival" FOREIGN KEY ("organization_id","arrival_id") REFERENCES "public"."expected_arrivals"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pick_bins" ADD CONSTRAINT "pick_bins_bin" FOREIGN KEY ("organization_id","warehouse_id","bin_id") REFERENCES "public"."bins"("organization_id","warehouse_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pick_bins" ADD CONSTRAINT "pick_bins_organization_id_product_id_products_organization_id_id_fk" FOREIGN KEY ("organization_id","product_id") REFERENCES "public"."products"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refills" ADD CONSTRAINT "refills_organization_id_warehouse_id_warehouses_organization_id_id_fk" FOREIGN KEY ("organization_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refills" ADD CONSTRAINT "refills_organization_id_product_id_products_organization_id_id_fk" FOREIGN KEY ("organization_id","product_id") REFERENCES "public"."products"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refills" ADD CONSTRAINT "refills_from" FOREIGN KEY ("organization_id","warehouse_id","from_bin_id") REFERENCES "public"."bins"("organization_id","warehouse_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refills" ADD CONSTRAINT "refills_to" FOREIGN KEY ("organization_id","warehouse_id","to_bin_id") REFERENCES "public"."bins"("organization_id","warehouse_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "write_off_acts_list" ON "write_off_acts" USING btree ("organization_id","state","id");--> statement-breakpoint
CREATE INDEX "count_lines_count" ON "count_lines" USING btree ("organization_id","count_id");--> statement-breakpoint
CREATE INDEX "count_plans_due" ON "count_plans" USING btree ("organization_id","warehouse_id","turnover_class","counted_at");--> statement-breakpoint
CREATE INDEX "stock_counts_open" ON "stock_counts" USING btree ("organization_id","warehouse_id") WHERE state in ('open', 'review');--> statement-breakpoint
CREATE INDEX "tote_changes_since" ON "tote_changes" USING btree ("organization_id","warehouse_id","product_id","at");--> statement-breakpoint
CREATE INDEX "stock_discrepancies_arrival_id" ON "stock_discrepancies" USING btree ("organization_id","arrival_id");--> statement-breakpoint
CREATE INDEX "pick_bins_product" ON "pick_bins" USING btree ("organization_id","product_id");--> statement-breakpoint
CREATE UNIQUE INDEX "refills_open" ON "refills" USING btree ("organization_id","warehouse_id","to_bin_id","product_id","from_bin_id","lot") WHERE state in ('open', 'claimed');--> statement-breakpoint
ALTER TABLE "bins" ADD CONSTRAINT "bins_kind" CHECK ("bins"."kind" in ('pick', 'reserve', 'apart'));--> statement-breakpoint
ALTER TABLE "bins" ADD CONSTRAINT "bins_room" CHECK ("bins"."max_units" > 0 and "bins"."max_weight_grams" > 0 and "bins"."max_volume_cm3" > 0);--> statement-breakpoint
-- Picking changes no level, yet what lies in a tote is on no shelf: every way into a tote and out of it is noted.
CREATE FUNCTION note_tote_change(organization uuid, warehouse uuid, product uuid, change integer) RETURNS void LANGUAGE sql AS $$
  INSERT INTO tote_changes (organization_id, id, warehouse_id, product_id, units, at)
  SELECT organization, gen_random_uuid(), warehouse, product, change, clock_timestamp() WHERE change <> 0;
$$;
--> statement-breakpoint
CREATE FUNCTION note_picked_units() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  work record;
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.picked <> 0 THEN
    SELECT f.warehouse_id, f.status INTO work FROM fulfilments f WHERE f.organization_id = OLD.organization_id AND f.id = OLD.fulfilment_id;
    IF work.status IN ('planned', 'picking', 'picked', 'packed') THEN
      PERFORM note_tote_change(OLD.organization_id, work.warehouse_id, OLD.product_id, -OLD.picked);
    END IF;
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.picked <> 0 THEN
    SELECT f.warehouse_id, f.status INTO work FROM fulfilments f WHERE f.organization_id = NEW.organization_id AND f.id = NEW.fulfilment_id;
    IF work.status IN ('planned', 'picking', 'picked', 'packed') THEN
      PERFORM note_tote_change(NEW.organization_id, work.warehouse_id, NEW.product_id, NEW.picked);
    END IF;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER fulfilment_lines_picked AFTER UPDATE OF picked, fulfilment_id, product_id ON fulfilment_lines FOR EACH ROW
  WHEN (OLD.picked <> NEW.picked OR OLD.fulfilment_id <> NEW.fulfilment_id) EXECUTE FUNCTION note_picked_units();
--> statement-breakpoint
CREATE TRIGGER fulfilment_lines_picked_added AFTER INSERT ON fulfilment_lines FOR EACH ROW WHEN (NEW.picked <> 0) EXECUTE FUNCTION note_picked_units();
--> statement-breakpoint
CREATE TRIGGER fulfilment_lines_picked_dropped AFTER DELETE ON fulfilment_lines FOR EACH ROW WHEN (OLD.picked <> 0) EXECUTE FUNCTION note_picked_units();
--> statement-breakpoint
CREATE FUNCTION note_totes_of_work() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  line record;
  is_in boolean := NEW.status IN ('planned', 'picking', 'picked', 'packed');
BEGIN
  FOR line IN SELECT l.product_id, sum(l.picked)::int AS picked FROM fulfilment_lines l
    WHERE l.organization_id = NEW.organization_id AND l.fulfilment_id = NEW.id AND l.picked > 0 GROUP BY l.product_id LOOP
    PERFORM note_tote_change(NEW.organization_id, NEW.warehouse_id, line.product_id, CASE WHEN is_in THEN line.picked ELSE -line.picked END);
  END LOOP;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER fulfilments_totes AFTER UPDATE OF status ON fulfilments FOR EACH ROW
  WHEN ((OLD.status IN ('planned', 'picking', 'picked', 'packed')) <> (NEW.status IN ('planned', 'picking', 'picked', 'packed')))
  EXECUTE FUNCTION note_totes_of_work();
--> statement-breakpoint
CREATE FUNCTION note_put_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_tote_change(NEW.organization_id, NEW.warehouse_id, NEW.product_id,
    (NEW.quantity - NEW.done) - CASE WHEN TG_OP = 'UPDATE' THEN OLD.quantity - OLD.done ELSE 0 END);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER put_backs_totes AFTER INSERT OR UPDATE OF quantity, done ON put_backs FOR EACH ROW EXECUTE FUNCTION note_put_back();
