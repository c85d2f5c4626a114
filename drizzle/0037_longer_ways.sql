CREATE TABLE "fulfilment_offers" (
	"organization_id" uuid NOT NULL,
	"fulfilment_id" uuid NOT NULL,
	"question" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"carrier" text,
	"service" text,
	"days_min" integer,
	"days_max" integer,
	"price_minor" bigint,
	"currency" text,
	CONSTRAINT "fulfilment_offers_organization_id_fulfilment_id_pk" PRIMARY KEY("organization_id","fulfilment_id")
);
--> statement-breakpoint
ALTER TABLE "transfers" ADD COLUMN "order_id" uuid;--> statement-breakpoint
ALTER TABLE "delivery_promises" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "fulfilment_offers" ADD CONSTRAINT "fulfilment_offers_organization_id_fulfilment_id_fulfilments_organization_id_id_fk" FOREIGN KEY ("organization_id","fulfilment_id") REFERENCES "public"."fulfilments"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_of_order" FOREIGN KEY ("organization_id","order_id") REFERENCES "public"."orders"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "transfers_by_order" ON "transfers" USING btree ("organization_id","order_id") WHERE order_id is not null;