CREATE TABLE "bulk_items" (
	"organization_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"reason" jsonb,
	CONSTRAINT "bulk_items_organization_id_run_id_order_id_pk" PRIMARY KEY("organization_id","run_id","order_id")
);
--> statement-breakpoint
CREATE TABLE "bulk_runs" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"command" jsonb NOT NULL,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL,
	"by" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "bulk_runs_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "bulk_runs_counts" CHECK ("bulk_runs"."done" >= 0 and "bulk_runs"."refused" >= 0 and "bulk_runs"."done" + "bulk_runs"."refused" <= "bulk_runs"."total")
);
--> statement-breakpoint
ALTER TABLE "bulk_items" ADD CONSTRAINT "bulk_items_organization_id_run_id_bulk_runs_organization_id_id_fk" FOREIGN KEY ("organization_id","run_id") REFERENCES "public"."bulk_runs"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_items" ADD CONSTRAINT "bulk_items_organization_id_order_id_orders_organization_id_id_fk" FOREIGN KEY ("organization_id","order_id") REFERENCES "public"."orders"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_runs" ADD CONSTRAINT "bulk_runs_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bulk_items_waiting" ON "bulk_items" USING btree ("organization_id","run_id","order_id") WHERE state = 'waiting';