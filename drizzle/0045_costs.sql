CREATE TABLE "product_costs" (
	"organization_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"unit_cost_e4" bigint,
	"cause" text NOT NULL,
	"cause_id" uuid,
	"cause_key" text,
	"units" integer,
	"received_e4" bigint,
	"units_before" integer,
	"note" text,
	"by" jsonb NOT NULL,
	CONSTRAINT "product_costs_organization_id_product_id_position_pk" PRIMARY KEY("organization_id","product_id","position"),
	CONSTRAINT "product_costs_cause" UNIQUE("organization_id","product_id","cause_key"),
	CONSTRAINT "product_costs_amounts" CHECK ("product_costs"."position" > 0 and coalesce("product_costs"."unit_cost_e4", 0) >= 0 and coalesce("product_costs"."received_e4", 0) >= 0)
);
--> statement-breakpoint
ALTER TABLE "fulfilment_lines" ADD COLUMN "cost_minor" bigint;--> statement-breakpoint
ALTER TABLE "product_costs" ADD CONSTRAINT "product_costs_organization_id_product_id_products_organization_id_id_fk" FOREIGN KEY ("organization_id","product_id") REFERENCES "public"."products"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE TRIGGER product_costs_append_only BEFORE UPDATE OR DELETE ON product_costs FOR EACH ROW EXECUTE FUNCTION refuse_change();
