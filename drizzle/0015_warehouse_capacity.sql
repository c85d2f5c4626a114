ALTER TABLE "warehouses" ADD COLUMN "capacity" integer;--> statement-breakpoint
ALTER TABLE "warehouses" ADD COLUMN "handling_days" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "warehouses" ADD CONSTRAINT "warehouses_work" CHECK ("warehouses"."capacity" > 0 and "warehouses"."handling_days" between 0 and 60);