CREATE TABLE "sales" (
	"organization_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"key" text NOT NULL,
	"digest" text NOT NULL,
	"channel_id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"sold_at" timestamp with time zone NOT NULL,
	"currency" text NOT NULL,
	"cash_minor" bigint NOT NULL,
	"card_minor" bigint NOT NULL,
	"received_minor" bigint NOT NULL,
	CONSTRAINT "sales_organization_id_order_id_pk" PRIMARY KEY("organization_id","order_id"),
	CONSTRAINT "sales_key" UNIQUE("organization_id","key"),
	CONSTRAINT "sales_amounts" CHECK ("sales"."cash_minor" >= 0 and "sales"."card_minor" >= 0 and "sales"."received_minor" >= "sales"."cash_minor")
);
--> statement-breakpoint
CREATE TABLE "tills" (
	"organization_id" uuid NOT NULL,
	"channel_id" uuid NOT NULL,
	"fiscal" text NOT NULL,
	"seller" text,
	CONSTRAINT "tills_organization_id_channel_id_pk" PRIMARY KEY("organization_id","channel_id")
);
--> statement-breakpoint
ALTER TABLE "sales" ADD CONSTRAINT "sales_organization_id_order_id_orders_organization_id_id_fk" FOREIGN KEY ("organization_id","order_id") REFERENCES "public"."orders"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sales" ADD CONSTRAINT "sales_organization_id_channel_id_channels_organization_id_id_fk" FOREIGN KEY ("organization_id","channel_id") REFERENCES "public"."channels"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sales" ADD CONSTRAINT "sales_organization_id_warehouse_id_warehouses_organization_id_id_fk" FOREIGN KEY ("organization_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tills" ADD CONSTRAINT "tills_organization_id_channel_id_channels_organization_id_id_fk" FOREIGN KEY ("organization_id","channel_id") REFERENCES "public"."channels"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sales_of_till" ON "sales" USING btree ("organization_id","channel_id","warehouse_id","sold_at");