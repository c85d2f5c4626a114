CREATE TABLE "product_packs" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"name" text NOT NULL,
	"barcode" text,
	"units" integer NOT NULL,
	CONSTRAINT "product_packs_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "product_packs_name" UNIQUE("organization_id","product_id","name"),
	CONSTRAINT "product_packs_barcode" UNIQUE("organization_id","barcode"),
	CONSTRAINT "product_packs_units" CHECK ("product_packs"."units" between 2 and 1000000)
);
--> statement-breakpoint
CREATE TABLE "stock_audits" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"status" text DEFAULT 'running' NOT NULL,
	"checked" integer DEFAULT 0 NOT NULL,
	"checks" integer NOT NULL,
	"levels" integer DEFAULT 0 NOT NULL,
	"duration_ms" integer,
	"finished_at" timestamp with time zone,
	"found" integer DEFAULT 0 NOT NULL,
	"breaches" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"by" jsonb NOT NULL,
	"repaired_at" timestamp with time zone,
	"repair" jsonb,
	CONSTRAINT "stock_audits_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "stock_audits_progress" CHECK ("stock_audits"."checked" >= 0 and "stock_audits"."checked" <= "stock_audits"."checks" and "stock_audits"."found" >= 0)
);
--> statement-breakpoint
ALTER TABLE "product_packs" ADD CONSTRAINT "product_packs_organization_id_product_id_products_organization_id_id_fk" FOREIGN KEY ("organization_id","product_id") REFERENCES "public"."products"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_audits" ADD CONSTRAINT "stock_audits_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stock_audits_list" ON "stock_audits" USING btree ("organization_id","id" DESC NULLS LAST);