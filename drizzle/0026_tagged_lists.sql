DROP INDEX "orders_tagged";--> statement-breakpoint
CREATE INDEX "orders_tagged" ON "orders" USING btree ("organization_id","placed_at","id") WHERE tags <> '{}';