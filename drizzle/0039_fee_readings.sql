CREATE TABLE "fee_readings" (
	"organization_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"state" text NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date NOT NULL,
	"at_day" date NOT NULL,
	"cursor" text,
	"started_at" timestamp with time zone NOT NULL,
	"last_success_at" timestamp with time zone,
	"read_until" date,
	"failures" integer DEFAULT 0 NOT NULL,
	"trouble" jsonb,
	"next_at" timestamp with time zone NOT NULL,
	CONSTRAINT "fee_readings_organization_id_connection_id_pk" PRIMARY KEY("organization_id","connection_id"),
	CONSTRAINT "fee_readings_state" CHECK ("fee_readings"."state" in ('running', 'done', 'failed'))
);
--> statement-breakpoint
ALTER TABLE "finance_reports" ADD COLUMN "source" text DEFAULT 'file' NOT NULL;--> statement-breakpoint
ALTER TABLE "order_fees" ADD COLUMN "source" text DEFAULT 'file' NOT NULL;--> statement-breakpoint
ALTER TABLE "order_fees" ADD COLUMN "day" date;--> statement-breakpoint
ALTER TABLE "fee_readings" ADD CONSTRAINT "fee_readings_organization_id_connection_id_connections_organization_id_id_fk" FOREIGN KEY ("organization_id","connection_id") REFERENCES "public"."connections"("organization_id","id") ON DELETE cascade ON UPDATE no action;