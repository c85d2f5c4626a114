CREATE TABLE "box_types" (
	"organization_id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"length_mm" integer NOT NULL,
	"width_mm" integer NOT NULL,
	"height_mm" integer NOT NULL,
	"wall_mm" integer NOT NULL,
	"max_grams" integer,
	"own_grams" integer NOT NULL,
	"cost_minor" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "box_types_organization_id_code_pk" PRIMARY KEY("organization_id","code"),
	CONSTRAINT "box_types_sizes" CHECK ("box_types"."length_mm" > 0 and "box_types"."width_mm" > 0 and "box_types"."height_mm" > 0 and "box_types"."wall_mm" between 0 and 100),
	CONSTRAINT "box_types_figures" CHECK ("box_types"."own_grams" >= 0 and "box_types"."max_grams" > 0 and "box_types"."cost_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "packing_settings" (
	"organization_id" uuid NOT NULL,
	"tolerance_percent" integer NOT NULL,
	"tolerance_grams" integer NOT NULL,
	"must_weigh" boolean NOT NULL,
	"must_photo" boolean NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "packing_settings_organization_id_pk" PRIMARY KEY("organization_id"),
	CONSTRAINT "packing_settings_tolerance" CHECK ("packing_settings"."tolerance_percent" between 0 and 50 and "packing_settings"."tolerance_grams" between 0 and 5000)
);
--> statement-breakpoint
CREATE TABLE "parcel_evidence" (
	"organization_id" uuid NOT NULL,
	"parcel_id" uuid NOT NULL,
	"key" uuid NOT NULL,
	"box_code" text,
	"box_name" text,
	"box_grams" integer,
	"box_cost_minor" integer,
	"expected_grams" integer,
	"allowed_grams" integer,
	"weighed" boolean NOT NULL,
	"weight_why" text,
	"scans" jsonb NOT NULL,
	"by" jsonb NOT NULL,
	"packed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "parcel_evidence_organization_id_parcel_id_pk" PRIMARY KEY("organization_id","parcel_id"),
	CONSTRAINT "parcel_evidence_key" UNIQUE("organization_id","key")
);
--> statement-breakpoint
CREATE TABLE "parcel_photos" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"fulfilment_id" uuid NOT NULL,
	"key" uuid NOT NULL,
	"size" integer NOT NULL,
	"content" "bytea" NOT NULL,
	"by" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "parcel_photos_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "needs_mark" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "marking_codes" ADD COLUMN "withdrawn_by" text;--> statement-breakpoint
ALTER TABLE "box_types" ADD CONSTRAINT "box_types_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "packing_settings" ADD CONSTRAINT "packing_settings_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parcel_evidence" ADD CONSTRAINT "parcel_evidence_organization_id_parcel_id_parcels_organization_id_id_fk" FOREIGN KEY ("organization_id","parcel_id") REFERENCES "public"."parcels"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parcel_photos" ADD CONSTRAINT "parcel_photos_organization_id_fulfilment_id_fulfilments_organization_id_id_fk" FOREIGN KEY ("organization_id","fulfilment_id") REFERENCES "public"."fulfilments"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "parcel_photos_fulfilment" ON "parcel_photos" USING btree ("organization_id","fulfilment_id");