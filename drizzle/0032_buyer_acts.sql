CREATE TABLE "buyer_act_settings" (
	"organization_id" uuid NOT NULL,
	"acts" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "buyer_act_settings_organization_id_pk" PRIMARY KEY("organization_id")
);
--> statement-breakpoint
CREATE TABLE "buyer_messages" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"text" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"settled_by" jsonb,
	CONSTRAINT "buyer_messages_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "ratings" ADD COLUMN "delivery_score" integer;--> statement-breakpoint
ALTER TABLE "ratings" ADD COLUMN "goods_score" integer;--> statement-breakpoint
ALTER TABLE "buyer_act_settings" ADD CONSTRAINT "buyer_act_settings_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "buyer_messages" ADD CONSTRAINT "buyer_messages_organization_id_order_id_orders_organization_id_id_fk" FOREIGN KEY ("organization_id","order_id") REFERENCES "public"."orders"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "buyer_messages_order" ON "buyer_messages" USING btree ("organization_id","order_id");--> statement-breakpoint
CREATE INDEX "buyer_messages_open" ON "buyer_messages" USING btree ("organization_id","written_at") WHERE settled_at is null;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_parts" CHECK ("ratings"."delivery_score" between 1 and 5 and "ratings"."goods_score" between 1 and 5);