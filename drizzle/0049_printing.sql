CREATE TABLE "print_formats" (
	"organization_id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"paper" text NOT NULL,
	"output" text NOT NULL,
	"dpi" integer NOT NULL,
	"font" text,
	CONSTRAINT "print_formats_organization_id_warehouse_id_kind_pk" PRIMARY KEY("organization_id","warehouse_id","kind"),
	CONSTRAINT "print_formats_output" CHECK ("print_formats"."output" in ('pdf', 'zpl') and "print_formats"."dpi" in (203, 300))
);
--> statement-breakpoint
CREATE TABLE "print_jobs" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"what" jsonb NOT NULL,
	"title" text NOT NULL,
	"paper" text NOT NULL,
	"output" text NOT NULL,
	"dpi" integer NOT NULL,
	"font" text,
	"copies" integer NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"station_id" uuid,
	"taken_by" uuid,
	"taken_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"failure" text,
	"again_of" uuid,
	"by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "print_jobs_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "print_jobs_state" CHECK ("print_jobs"."state" in ('waiting', 'taken', 'printed', 'failed', 'dropped')),
	CONSTRAINT "print_jobs_copies" CHECK ("print_jobs"."copies" between 1 and 50),
	CONSTRAINT "print_jobs_taken" CHECK ("print_jobs"."state" <> 'taken' or "print_jobs"."taken_by" is not null)
);
--> statement-breakpoint
CREATE TABLE "print_stations" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kinds" text[] NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "print_stations_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "print_stations_name" UNIQUE("organization_id","warehouse_id","name")
);
--> statement-breakpoint
ALTER TABLE "print_formats" ADD CONSTRAINT "print_formats_organization_id_warehouse_id_warehouses_organization_id_id_fk" FOREIGN KEY ("organization_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "print_jobs" ADD CONSTRAINT "print_jobs_organization_id_warehouse_id_warehouses_organization_id_id_fk" FOREIGN KEY ("organization_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "print_jobs" ADD CONSTRAINT "print_jobs_station" FOREIGN KEY ("organization_id","station_id") REFERENCES "public"."print_stations"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "print_jobs" ADD CONSTRAINT "print_jobs_taken_by" FOREIGN KEY ("organization_id","taken_by") REFERENCES "public"."print_stations"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "print_stations" ADD CONSTRAINT "print_stations_organization_id_warehouse_id_warehouses_organization_id_id_fk" FOREIGN KEY ("organization_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "print_jobs_newest" ON "print_jobs" USING btree ("organization_id","warehouse_id","id");--> statement-breakpoint
CREATE INDEX "print_jobs_waiting" ON "print_jobs" USING btree ("organization_id","warehouse_id","id") WHERE state = 'waiting';