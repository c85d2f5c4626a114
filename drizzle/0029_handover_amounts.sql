ALTER TABLE "handover_shipments" ADD COLUMN "parcels" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "handover_shipments" ADD COLUMN "weight_grams" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "handover_shipments" ADD COLUMN "value_minor" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "handover_shipments" ADD COLUMN "cash_minor" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "handover_shipments" ADD COLUMN "currency" text NOT NULL;