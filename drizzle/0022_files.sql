CREATE TABLE "file_import_errors" (
	"organization_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"row" integer NOT NULL,
	"field" text NOT NULL,
	"column" text,
	"value" text NOT NULL,
	"reason" jsonb NOT NULL,
	CONSTRAINT "file_import_errors_organization_id_import_id_row_field_pk" PRIMARY KEY("organization_id","import_id","row","field")
);
--> statement-breakpoint
CREATE TABLE "file_import_items" (
	"organization_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"key" text NOT NULL,
	"data" jsonb NOT NULL,
	"outcome" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"made" jsonb,
	"reason" jsonb,
	CONSTRAINT "file_import_items_organization_id_import_id_position_pk" PRIMARY KEY("organization_id","import_id","position"),
	CONSTRAINT "file_import_items_key" UNIQUE("organization_id","import_id","key")
);
--> statement-breakpoint
CREATE TABLE "file_imports" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"name" text NOT NULL,
	"bytes" bigint NOT NULL,
	"format" text NOT NULL,
	"state" text DEFAULT 'mapping' NOT NULL,
	"reason" jsonb,
	"sheets" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"sheet" text,
	"header_row" integer DEFAULT 1 NOT NULL,
	"columns" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"sample" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"preset" text,
	"mapping" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"rows" integer DEFAULT 0 NOT NULL,
	"items" integer DEFAULT 0 NOT NULL,
	"cursor" integer DEFAULT 0 NOT NULL,
	"counts" jsonb DEFAULT '{"new":0,"changed":0,"same":0,"wrong":0,"errors":0}'::jsonb NOT NULL,
	"done" jsonb DEFAULT '{"new":0,"changed":0,"same":0,"refused":0,"undone":0,"kept":0}'::jsonb NOT NULL,
	"by" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"committed_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "file_imports_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "file_imports_bytes" CHECK ("file_imports"."bytes" >= 0)
);
--> statement-breakpoint
CREATE TABLE "file_mappings" (
	"organization_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"headers" jsonb NOT NULL,
	"settings" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "file_mappings_organization_id_kind_source_pk" PRIMARY KEY("organization_id","kind","source")
);
--> statement-breakpoint
ALTER TABLE "file_import_errors" ADD CONSTRAINT "file_import_errors_organization_id_import_id_file_imports_organization_id_id_fk" FOREIGN KEY ("organization_id","import_id") REFERENCES "public"."file_imports"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_import_items" ADD CONSTRAINT "file_import_items_organization_id_import_id_file_imports_organization_id_id_fk" FOREIGN KEY ("organization_id","import_id") REFERENCES "public"."file_imports"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_imports" ADD CONSTRAINT "file_imports_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_mappings" ADD CONSTRAINT "file_mappings_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "file_imports_log" ON "file_imports" USING btree ("organization_id","created_at","id");