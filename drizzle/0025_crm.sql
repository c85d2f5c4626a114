CREATE TABLE "crm_connections" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"settings" jsonb NOT NULL,
	"secrets" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"last_success_at" timestamp with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"trouble" jsonb,
	"paused_until" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "crm_connections_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "crm_connections_code" UNIQUE("organization_id","code")
);
--> statement-breakpoint
CREATE TABLE "crm_deals" (
	"organization_id" uuid NOT NULL,
	"crm_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"contact_id" text,
	"deal_id" text,
	"asked_at" timestamp with time zone,
	"told_stage" text,
	"told_print" text,
	"reason" jsonb,
	"attempts" integer DEFAULT 0 NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"told_at" timestamp with time zone,
	CONSTRAINT "crm_deals_organization_id_crm_id_order_id_pk" PRIMARY KEY("organization_id","crm_id","order_id")
);
--> statement-breakpoint
ALTER TABLE "crm_connections" ADD CONSTRAINT "crm_connections_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm_deals" ADD CONSTRAINT "crm_deals_organization_id_crm_id_crm_connections_organization_id_id_fk" FOREIGN KEY ("organization_id","crm_id") REFERENCES "public"."crm_connections"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "crm_deals" ADD CONSTRAINT "crm_deals_organization_id_order_id_orders_organization_id_id_fk" FOREIGN KEY ("organization_id","order_id") REFERENCES "public"."orders"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "crm_deals_order" ON "crm_deals" USING btree ("organization_id","order_id");--> statement-breakpoint
CREATE INDEX "crm_deals_open" ON "crm_deals" USING btree ("organization_id","crm_id","changed_at") WHERE "crm_deals"."state" <> 'told';