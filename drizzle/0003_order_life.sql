CREATE TABLE "checkouts" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"channel_id" uuid NOT NULL,
	"reference" text,
	"state" text DEFAULT 'open' NOT NULL,
	"lines" jsonb NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"order_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "checkouts_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "change_sets" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"base_version" integer NOT NULL,
	"operations" jsonb NOT NULL,
	"preview" jsonb NOT NULL,
	"note" text,
	"by" jsonb NOT NULL,
	"decided_by" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_at" timestamp with time zone,
	CONSTRAINT "change_sets_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "reservations" ALTER COLUMN "order_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "reservations" ALTER COLUMN "order_line_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "backorder_limit" integer;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "available_from" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "tracks_lots" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "tracks_serials" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "reservations" ADD COLUMN "checkout_id" uuid;--> statement-breakpoint
ALTER TABLE "order_holds" ADD COLUMN "waits_for" text;--> statement-breakpoint
ALTER TABLE "order_holds" ADD COLUMN "data" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "promised_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "responsible_id" uuid;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "priority" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "custom_fields" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "reserve_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "parent_id" uuid;--> statement-breakpoint
ALTER TABLE "checkouts" ADD CONSTRAINT "checkouts_organization_id_channel_id_channels_organization_id_id_fk" FOREIGN KEY ("organization_id","channel_id") REFERENCES "public"."channels"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkouts" ADD CONSTRAINT "checkouts_organization_id_order_id_orders_organization_id_id_fk" FOREIGN KEY ("organization_id","order_id") REFERENCES "public"."orders"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_sets" ADD CONSTRAINT "change_sets_organization_id_order_id_orders_organization_id_id_fk" FOREIGN KEY ("organization_id","order_id") REFERENCES "public"."orders"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "checkouts_reference" ON "checkouts" USING btree ("organization_id","channel_id","reference") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "checkouts_expiry" ON "checkouts" USING btree ("expires_at") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "change_sets_order" ON "change_sets" USING btree ("organization_id","order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "change_sets_proposed" ON "change_sets" USING btree ("organization_id","order_id") WHERE status = 'proposed';--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_organization_id_checkout_id_checkouts_organization_id_id_fk" FOREIGN KEY ("organization_id","checkout_id") REFERENCES "public"."checkouts"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_organization_id_responsible_id_members_organization_id_user_id_fk" FOREIGN KEY ("organization_id","responsible_id") REFERENCES "public"."members"("organization_id","user_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_parent" FOREIGN KEY ("organization_id","parent_id") REFERENCES "public"."orders"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "products_group" ON "products" USING btree ("organization_id","product_group");--> statement-breakpoint
CREATE INDEX "reservations_checkout" ON "reservations" USING btree ("organization_id","checkout_id") WHERE checkout_id is not null;--> statement-breakpoint
CREATE INDEX "orders_by_responsible" ON "orders" USING btree ("organization_id","responsible_id","placed_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE responsible_id is not null;--> statement-breakpoint
CREATE INDEX "orders_by_parent" ON "orders" USING btree ("organization_id","parent_id") WHERE parent_id is not null;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_backorder_limit" CHECK ("products"."backorder_limit" >= 0);--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_owner" CHECK (case when "reservations"."kind" = 'soft' then "reservations"."checkout_id" is not null and "reservations"."order_id" is null else "reservations"."checkout_id" is null and "reservations"."order_id" is not null and "reservations"."order_line_id" is not null end);--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_priority" CHECK ("orders"."priority" between 0 and 2);