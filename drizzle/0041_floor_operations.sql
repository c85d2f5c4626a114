CREATE TABLE "floor_operations" (
	"organization_id" uuid NOT NULL,
	"by_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"path" text NOT NULL,
	"input_hash" text NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	"answer" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "floor_operations_organization_id_by_id_id_pk" PRIMARY KEY("organization_id","by_id","id")
);
--> statement-breakpoint
CREATE TABLE "mis_scans" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"by_id" uuid,
	"by" text NOT NULL,
	"warehouse_id" uuid,
	"task_kind" text NOT NULL,
	"task_id" uuid,
	"task_number" text,
	"code" text NOT NULL,
	"expected" text,
	"reason" text NOT NULL,
	"params" jsonb,
	"offline" boolean DEFAULT false NOT NULL,
	"scanned_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mis_scans_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE INDEX "floor_operations_age" ON "floor_operations" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "mis_scans_time" ON "mis_scans" USING btree ("organization_id","scanned_at");