CREATE TABLE "drop_off_parcels" (
	"organization_id" uuid NOT NULL,
	"drop_off_id" uuid NOT NULL,
	"fulfilment_id" uuid NOT NULL,
	CONSTRAINT "drop_off_parcels_organization_id_drop_off_id_fulfilment_id_pk" PRIMARY KEY("organization_id","drop_off_id","fulfilment_id"),
	CONSTRAINT "drop_off_parcels_once" UNIQUE("organization_id","fulfilment_id")
);
--> statement-breakpoint
CREATE TABLE "drop_offs" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"number" text,
	"document" "bytea",
	"reason" jsonb,
	"memory" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"by" text NOT NULL,
	"ready_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "drop_offs_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "finance_reports" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"name" text NOT NULL,
	"rows" integer NOT NULL,
	"matched" integer NOT NULL,
	"unmatched_count" integer NOT NULL,
	"unmatched" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"by" text NOT NULL,
	"imported_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "finance_reports_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "finance_reports_name" UNIQUE("organization_id","connection_id","name")
);
--> statement-breakpoint
CREATE TABLE "order_fees" (
	"organization_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"row_key" text NOT NULL,
	"kind" text NOT NULL,
	"order_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "order_fees_organization_id_report_id_row_key_kind_pk" PRIMARY KEY("organization_id","report_id","row_key","kind"),
	CONSTRAINT "order_fees_kind" CHECK ("order_fees"."kind" in ('commission', 'logistics', 'other'))
);
--> statement-breakpoint
CREATE TABLE "marking_codes" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"fulfilment_id" uuid NOT NULL,
	"order_line_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"position" integer NOT NULL,
	"code" text NOT NULL,
	"state" text DEFAULT 'in_circulation' NOT NULL,
	"by" text NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "marking_codes_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "marking_codes_state" CHECK ("marking_codes"."state" in ('in_circulation', 'withdrawn', 'returned'))
);
--> statement-breakpoint
ALTER TABLE "drop_off_parcels" ADD CONSTRAINT "drop_off_parcels_organization_id_drop_off_id_drop_offs_organization_id_id_fk" FOREIGN KEY ("organization_id","drop_off_id") REFERENCES "public"."drop_offs"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drop_off_parcels" ADD CONSTRAINT "drop_off_parcels_organization_id_fulfilment_id_fulfilments_organization_id_id_fk" FOREIGN KEY ("organization_id","fulfilment_id") REFERENCES "public"."fulfilments"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drop_offs" ADD CONSTRAINT "drop_offs_organization_id_connection_id_connections_organization_id_id_fk" FOREIGN KEY ("organization_id","connection_id") REFERENCES "public"."connections"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drop_offs" ADD CONSTRAINT "drop_offs_organization_id_warehouse_id_warehouses_organization_id_id_fk" FOREIGN KEY ("organization_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finance_reports" ADD CONSTRAINT "finance_reports_organization_id_connection_id_connections_organization_id_id_fk" FOREIGN KEY ("organization_id","connection_id") REFERENCES "public"."connections"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_fees" ADD CONSTRAINT "order_fees_organization_id_report_id_finance_reports_organization_id_id_fk" FOREIGN KEY ("organization_id","report_id") REFERENCES "public"."finance_reports"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_fees" ADD CONSTRAINT "order_fees_organization_id_order_id_orders_organization_id_id_fk" FOREIGN KEY ("organization_id","order_id") REFERENCES "public"."orders"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_fees" ADD CONSTRAINT "order_fees_organization_id_connection_id_connections_organization_id_id_fk" FOREIGN KEY ("organization_id","connection_id") REFERENCES "public"."connections"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marking_codes" ADD CONSTRAINT "marking_codes_organization_id_fulfilment_id_fulfilments_organization_id_id_fk" FOREIGN KEY ("organization_id","fulfilment_id") REFERENCES "public"."fulfilments"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marking_codes" ADD CONSTRAINT "marking_codes_organization_id_order_line_id_order_lines_organization_id_id_fk" FOREIGN KEY ("organization_id","order_line_id") REFERENCES "public"."order_lines"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "drop_offs_newest" ON "drop_offs" USING btree ("organization_id","connection_id","created_at");--> statement-breakpoint
CREATE INDEX "drop_offs_waiting" ON "drop_offs" USING btree ("organization_id","connection_id") WHERE "drop_offs"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "finance_reports_newest" ON "finance_reports" USING btree ("organization_id","connection_id","imported_at");--> statement-breakpoint
CREATE INDEX "order_fees_order" ON "order_fees" USING btree ("organization_id","order_id");--> statement-breakpoint
CREATE INDEX "order_fees_connection" ON "order_fees" USING btree ("organization_id","connection_id","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "marking_codes_once" ON "marking_codes" USING btree ("organization_id","code") WHERE "marking_codes"."state" <> 'returned' and "marking_codes"."kind" <> 'gtin';--> statement-breakpoint
CREATE UNIQUE INDEX "marking_codes_place" ON "marking_codes" USING btree ("organization_id","fulfilment_id","order_line_id","position") WHERE "marking_codes"."state" <> 'returned';--> statement-breakpoint
CREATE INDEX "marking_codes_line" ON "marking_codes" USING btree ("organization_id","order_line_id");