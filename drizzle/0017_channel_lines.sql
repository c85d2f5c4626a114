ALTER TABLE "channel_orders" ADD COLUMN "memory" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "polled_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "next_poll_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "last_success_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "failures" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "trouble" jsonb;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "paused_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "backfill" jsonb;--> statement-breakpoint
ALTER TABLE "intake" ADD COLUMN "source" text DEFAULT 'hook' NOT NULL;--> statement-breakpoint
ALTER TABLE "intake" ADD COLUMN "external_id" text;--> statement-breakpoint
ALTER TABLE "intake" ADD COLUMN "read_body" "bytea";--> statement-breakpoint
CREATE INDEX "channel_orders_order" ON "channel_orders" USING btree ("organization_id","order_id");--> statement-breakpoint
CREATE INDEX "connections_due" ON "connections" USING btree ("next_poll_at") WHERE "connections"."active";