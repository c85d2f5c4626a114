DROP INDEX "stock_audits_list";--> statement-breakpoint
DROP INDEX "messages_list";--> statement-breakpoint
DROP INDEX "shipments_list";--> statement-breakpoint
DROP INDEX "stock_movements_product";--> statement-breakpoint
DROP INDEX "transfers_list";--> statement-breakpoint
DROP INDEX "ratings_recent";--> statement-breakpoint
DROP INDEX "fulfilments_list";--> statement-breakpoint
DROP INDEX "orders_list";--> statement-breakpoint
DROP INDEX "orders_by_status";--> statement-breakpoint
DROP INDEX "orders_by_fulfilment_status";--> statement-breakpoint
DROP INDEX "orders_by_channel";--> statement-breakpoint
DROP INDEX "orders_by_customer";--> statement-breakpoint
DROP INDEX "orders_open";--> statement-breakpoint
DROP INDEX "orders_by_responsible";--> statement-breakpoint
DROP INDEX "orders_tagged";--> statement-breakpoint
DROP INDEX "orders_held";--> statement-breakpoint
DROP INDEX "shipments_by_status";--> statement-breakpoint
CREATE INDEX "orders_by_payment" ON "orders" USING btree ("organization_id","payment_status","placed_at","id") WHERE payment_status <> 'paid';--> statement-breakpoint
CREATE INDEX "orders_by_priority" ON "orders" USING btree ("organization_id","priority","placed_at","id") WHERE priority > 0;--> statement-breakpoint
CREATE INDEX "stock_movements_product" ON "stock_movements" USING btree ("organization_id","product_id","id");--> statement-breakpoint
CREATE INDEX "transfers_list" ON "transfers" USING btree ("organization_id","status","number");--> statement-breakpoint
CREATE INDEX "ratings_recent" ON "ratings" USING btree ("organization_id","rated_at");--> statement-breakpoint
CREATE INDEX "fulfilments_list" ON "fulfilments" USING btree ("organization_id","status","id");--> statement-breakpoint
CREATE INDEX "orders_list" ON "orders" USING btree ("organization_id","placed_at","id");--> statement-breakpoint
CREATE INDEX "orders_by_status" ON "orders" USING btree ("organization_id","status","placed_at","id");--> statement-breakpoint
CREATE INDEX "orders_by_fulfilment_status" ON "orders" USING btree ("organization_id","fulfilment_status","placed_at","id");--> statement-breakpoint
CREATE INDEX "orders_by_channel" ON "orders" USING btree ("organization_id","channel_id","placed_at","id");--> statement-breakpoint
CREATE INDEX "orders_by_customer" ON "orders" USING btree ("organization_id","customer_id","placed_at");--> statement-breakpoint
CREATE INDEX "orders_open" ON "orders" USING btree ("organization_id","placed_at","id") WHERE status in ('draft', 'new', 'confirmed');--> statement-breakpoint
CREATE INDEX "orders_by_responsible" ON "orders" USING btree ("organization_id","responsible_id","placed_at","id") WHERE responsible_id is not null;--> statement-breakpoint
CREATE INDEX "orders_tagged" ON "orders" USING btree ("organization_id","placed_at") WHERE tags <> '{}';--> statement-breakpoint
CREATE INDEX "orders_held" ON "orders" USING btree ("organization_id","placed_at") WHERE open_holds <> '{}' and status in ('new', 'confirmed');--> statement-breakpoint
CREATE INDEX "shipments_by_status" ON "shipments" USING btree ("organization_id","status","id");