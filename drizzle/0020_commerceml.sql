CREATE TABLE "exchange_files" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"type" text NOT NULL,
	"name" text NOT NULL,
	"is_archived" boolean DEFAULT false NOT NULL,
	"bytes" bigint DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'receiving' NOT NULL,
	"digest" text,
	"reason" jsonb,
	"counts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "exchange_files_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "exchange_files_bytes" CHECK ("exchange_files"."bytes" >= 0)
);
--> statement-breakpoint
CREATE TABLE "exchange_sessions" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"complete_since" timestamp with time zone,
	CONSTRAINT "exchange_sessions_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "exchange_sessions_token" UNIQUE("organization_id","connection_id","token_hash")
);
--> statement-breakpoint
CREATE TABLE "exchanged_orders" (
	"organization_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"confirmed_version" integer DEFAULT 0 NOT NULL,
	"queried_version" integer,
	"queried_in" uuid,
	CONSTRAINT "exchanged_orders_organization_id_connection_id_order_id_pk" PRIMARY KEY("organization_id","connection_id","order_id")
);
--> statement-breakpoint
DROP INDEX "shipments_tracking_number";--> statement-breakpoint
ALTER TABLE "channel_products" ADD COLUMN "told" jsonb;--> statement-breakpoint
ALTER TABLE "exchange_files" ADD CONSTRAINT "exchange_files_organization_id_session_id_exchange_sessions_organization_id_id_fk" FOREIGN KEY ("organization_id","session_id") REFERENCES "public"."exchange_sessions"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exchange_sessions" ADD CONSTRAINT "exchange_sessions_organization_id_connection_id_connections_organization_id_id_fk" FOREIGN KEY ("organization_id","connection_id") REFERENCES "public"."connections"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exchanged_orders" ADD CONSTRAINT "exchanged_orders_organization_id_connection_id_connections_organization_id_id_fk" FOREIGN KEY ("organization_id","connection_id") REFERENCES "public"."connections"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exchanged_orders" ADD CONSTRAINT "exchanged_orders_organization_id_order_id_orders_organization_id_id_fk" FOREIGN KEY ("organization_id","order_id") REFERENCES "public"."orders"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "exchange_files_log" ON "exchange_files" USING btree ("organization_id","connection_id","created_at");--> statement-breakpoint
CREATE INDEX "exchange_files_session" ON "exchange_files" USING btree ("organization_id","session_id","name");--> statement-breakpoint
CREATE INDEX "exchanged_orders_queried" ON "exchanged_orders" USING btree ("organization_id","queried_in") WHERE queried_in is not null;--> statement-breakpoint
CREATE INDEX "shipments_tracking_number_start" ON "shipments" USING btree ("organization_id",upper(tracking_number) text_pattern_ops);