CREATE TABLE "expected_arrivals" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"received" integer DEFAULT 0 NOT NULL,
	"expected_at" timestamp with time zone NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"source" text NOT NULL,
	"transfer_line_id" uuid,
	"reference" text,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "expected_arrivals_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "expected_arrivals_transfer_line" UNIQUE("organization_id","transfer_line_id"),
	CONSTRAINT "expected_arrivals_units" CHECK ("expected_arrivals"."quantity" > 0 and "expected_arrivals"."received" >= 0 and "expected_arrivals"."received" <= "expected_arrivals"."quantity"),
	CONSTRAINT "expected_arrivals_source" CHECK (("expected_arrivals"."transfer_line_id" is not null) = ("expected_arrivals"."source" = 'transfer'))
);
--> statement-breakpoint
CREATE TABLE "transfer_lines" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"transfer_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"product_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"sent" integer DEFAULT 0 NOT NULL,
	"received" integer DEFAULT 0 NOT NULL,
	"damaged" integer DEFAULT 0 NOT NULL,
	"lost" integer DEFAULT 0 NOT NULL,
	"surplus" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "transfer_lines_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "transfer_lines_product" UNIQUE("organization_id","transfer_id","product_id"),
	CONSTRAINT "transfer_lines_units" CHECK ("transfer_lines"."quantity" > 0 and least("transfer_lines"."sent", "transfer_lines"."received", "transfer_lines"."damaged", "transfer_lines"."lost", "transfer_lines"."surplus") >= 0 and "transfer_lines"."received" + "transfer_lines"."damaged" + "transfer_lines"."lost" <= "transfer_lines"."sent")
);
--> statement-breakpoint
CREATE TABLE "transfer_receipts" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"transfer_id" uuid NOT NULL,
	"cause_key" text NOT NULL,
	"lines" jsonb NOT NULL,
	"note" text,
	"by" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "transfer_receipts_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "transfer_receipts_cause" UNIQUE("organization_id","transfer_id","cause_key")
);
--> statement-breakpoint
CREATE TABLE "transfers" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"from_warehouse_id" uuid NOT NULL,
	"to_warehouse_id" uuid NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"expected_at" timestamp with time zone NOT NULL,
	"note" text,
	"by" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	CONSTRAINT "transfers_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "transfers_number" UNIQUE("organization_id","number"),
	CONSTRAINT "transfers_two_places" CHECK ("transfers"."from_warehouse_id" <> "transfers"."to_warehouse_id")
);
--> statement-breakpoint
ALTER TABLE "expected_arrivals" ADD CONSTRAINT "expected_arrivals_organization_id_warehouse_id_warehouses_organization_id_id_fk" FOREIGN KEY ("organization_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expected_arrivals" ADD CONSTRAINT "expected_arrivals_organization_id_product_id_products_organization_id_id_fk" FOREIGN KEY ("organization_id","product_id") REFERENCES "public"."products"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expected_arrivals" ADD CONSTRAINT "expected_arrivals_of_transfer" FOREIGN KEY ("organization_id","transfer_line_id") REFERENCES "public"."transfer_lines"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_lines" ADD CONSTRAINT "transfer_lines_organization_id_transfer_id_transfers_organization_id_id_fk" FOREIGN KEY ("organization_id","transfer_id") REFERENCES "public"."transfers"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_lines" ADD CONSTRAINT "transfer_lines_organization_id_product_id_products_organization_id_id_fk" FOREIGN KEY ("organization_id","product_id") REFERENCES "public"."products"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_receipts" ADD CONSTRAINT "transfer_receipts_organization_id_transfer_id_transfers_organization_id_id_fk" FOREIGN KEY ("organization_id","transfer_id") REFERENCES "public"."transfers"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_organization_id_from_warehouse_id_warehouses_organization_id_id_fk" FOREIGN KEY ("organization_id","from_warehouse_id") REFERENCES "public"."warehouses"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_organization_id_to_warehouse_id_warehouses_organization_id_id_fk" FOREIGN KEY ("organization_id","to_warehouse_id") REFERENCES "public"."warehouses"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "expected_arrivals_open" ON "expected_arrivals" USING btree ("organization_id","product_id","expected_at","id") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "expected_arrivals_list" ON "expected_arrivals" USING btree ("organization_id","status","expected_at","id");--> statement-breakpoint
CREATE INDEX "transfers_list" ON "transfers" USING btree ("organization_id","status","number" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "orders_urgent" ON "orders" USING btree ("organization_id","priority","id") WHERE priority > 0 and status in ('new', 'confirmed');