CREATE TABLE "analytics_journey_days" (
	"organization_id" uuid NOT NULL,
	"generation" integer NOT NULL,
	"dimension" text NOT NULL,
	"day" date NOT NULL,
	"channel_id" uuid NOT NULL,
	"value" text NOT NULL,
	"currency" text NOT NULL,
	"times" bigint DEFAULT 0 NOT NULL,
	"orders" bigint DEFAULT 0 NOT NULL,
	"cancelled" bigint DEFAULT 0 NOT NULL,
	"reserved" bigint DEFAULT 0 NOT NULL,
	"released" bigint DEFAULT 0 NOT NULL,
	"picked" bigint DEFAULT 0 NOT NULL,
	"packed" bigint DEFAULT 0 NOT NULL,
	"handed_over" bigint DEFAULT 0 NOT NULL,
	"delivered" bigint DEFAULT 0 NOT NULL,
	"parcels" bigint DEFAULT 0 NOT NULL,
	"due" bigint DEFAULT 0 NOT NULL,
	"left_on_time" bigint DEFAULT 0 NOT NULL,
	"carried" bigint DEFAULT 0 NOT NULL,
	"arrived" bigint DEFAULT 0 NOT NULL,
	"lost" bigint DEFAULT 0 NOT NULL,
	"came_back" bigint DEFAULT 0 NOT NULL,
	"promised" bigint DEFAULT 0 NOT NULL,
	"arrived_on_time" bigint DEFAULT 0 NOT NULL,
	"late_days" bigint DEFAULT 0 NOT NULL,
	"priced" bigint DEFAULT 0 NOT NULL,
	"price_minor" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "analytics_journey_days_pk" PRIMARY KEY("organization_id","generation","dimension","day","channel_id","value","currency")
);
--> statement-breakpoint
CREATE TABLE "analytics_journeys" (
	"organization_id" uuid NOT NULL,
	"generation" integer NOT NULL,
	"order_id" uuid NOT NULL,
	"fulfilment_id" uuid NOT NULL,
	"day" date NOT NULL,
	"channel_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"warehouse" text NOT NULL,
	"carrier" text NOT NULL,
	"region" text NOT NULL,
	"reserve" integer,
	"release" integer,
	"wait" integer,
	"pick" integer,
	"pack" integer,
	"hand_over" integer,
	"deliver" integer,
	"whole" integer,
	"times" bigint DEFAULT 0 NOT NULL,
	"orders" bigint DEFAULT 0 NOT NULL,
	"cancelled" bigint DEFAULT 0 NOT NULL,
	"reserved" bigint DEFAULT 0 NOT NULL,
	"released" bigint DEFAULT 0 NOT NULL,
	"picked" bigint DEFAULT 0 NOT NULL,
	"packed" bigint DEFAULT 0 NOT NULL,
	"handed_over" bigint DEFAULT 0 NOT NULL,
	"delivered" bigint DEFAULT 0 NOT NULL,
	"parcels" bigint DEFAULT 0 NOT NULL,
	"due" bigint DEFAULT 0 NOT NULL,
	"left_on_time" bigint DEFAULT 0 NOT NULL,
	"carried" bigint DEFAULT 0 NOT NULL,
	"arrived" bigint DEFAULT 0 NOT NULL,
	"lost" bigint DEFAULT 0 NOT NULL,
	"came_back" bigint DEFAULT 0 NOT NULL,
	"promised" bigint DEFAULT 0 NOT NULL,
	"arrived_on_time" bigint DEFAULT 0 NOT NULL,
	"late_days" bigint DEFAULT 0 NOT NULL,
	"priced" bigint DEFAULT 0 NOT NULL,
	"price_minor" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "analytics_journeys_pk" PRIMARY KEY("organization_id","generation","order_id","fulfilment_id")
);
--> statement-breakpoint
CREATE TABLE "analytics_stage_days" (
	"organization_id" uuid NOT NULL,
	"generation" integer NOT NULL,
	"dimension" text NOT NULL,
	"value" text NOT NULL,
	"day" date NOT NULL,
	"stage" text NOT NULL,
	"step" integer NOT NULL,
	"times" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "analytics_stage_days_pk" PRIMARY KEY("organization_id","generation","dimension","value","day","stage","step")
);
--> statement-breakpoint
CREATE TABLE "analytics_notes" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"day" date NOT NULL,
	"text" text NOT NULL,
	"by" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "analytics_notes_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "analytics_report_letters" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"recipient" text NOT NULL,
	"locale" text NOT NULL,
	"format" text NOT NULL,
	"from" text NOT NULL,
	"to" text NOT NULL,
	"message_id" text NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"lost" integer DEFAULT 0 NOT NULL,
	"tried_at" timestamp with time zone,
	"error" text,
	"sent_at" timestamp with time zone,
	"by" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "analytics_report_letters_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "analytics_report_letters_once" UNIQUE("organization_id","report_id","due_at","recipient")
);
--> statement-breakpoint
CREATE TABLE "analytics_reports" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"page" text NOT NULL,
	"period" text NOT NULL,
	"filters" jsonb NOT NULL,
	"owner_id" uuid NOT NULL,
	"owner_name" text NOT NULL,
	"shared" boolean DEFAULT false NOT NULL,
	"schedule" jsonb,
	"paused" boolean DEFAULT false NOT NULL,
	"next_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "analytics_reports_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "analytics_rating_days" (
	"organization_id" uuid NOT NULL,
	"generation" integer NOT NULL,
	"dimension" text NOT NULL,
	"day" date NOT NULL,
	"channel_id" uuid NOT NULL,
	"value" text NOT NULL,
	"ratings" bigint DEFAULT 0 NOT NULL,
	"stars" bigint DEFAULT 0 NOT NULL,
	"one" bigint DEFAULT 0 NOT NULL,
	"two" bigint DEFAULT 0 NOT NULL,
	"three" bigint DEFAULT 0 NOT NULL,
	"four" bigint DEFAULT 0 NOT NULL,
	"five" bigint DEFAULT 0 NOT NULL,
	"delivery_ratings" bigint DEFAULT 0 NOT NULL,
	"delivery_stars" bigint DEFAULT 0 NOT NULL,
	"goods_ratings" bigint DEFAULT 0 NOT NULL,
	"goods_stars" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "analytics_rating_days_pk" PRIMARY KEY("organization_id","generation","dimension","day","channel_id","value")
);
--> statement-breakpoint
CREATE TABLE "analytics_ratings" (
	"organization_id" uuid NOT NULL,
	"generation" integer NOT NULL,
	"order_id" uuid NOT NULL,
	"day" date NOT NULL,
	"channel_id" uuid NOT NULL,
	"warehouse" text NOT NULL,
	"carrier" text NOT NULL,
	"ratings" bigint DEFAULT 0 NOT NULL,
	"stars" bigint DEFAULT 0 NOT NULL,
	"one" bigint DEFAULT 0 NOT NULL,
	"two" bigint DEFAULT 0 NOT NULL,
	"three" bigint DEFAULT 0 NOT NULL,
	"four" bigint DEFAULT 0 NOT NULL,
	"five" bigint DEFAULT 0 NOT NULL,
	"delivery_ratings" bigint DEFAULT 0 NOT NULL,
	"delivery_stars" bigint DEFAULT 0 NOT NULL,
	"goods_ratings" bigint DEFAULT 0 NOT NULL,
	"goods_stars" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "analytics_ratings_organization_id_generation_order_id_pk" PRIMARY KEY("organization_id","generation","order_id")
);
--> statement-breakpoint
CREATE TABLE "analytics_stock_days" (
	"organization_id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"day" date NOT NULL,
	"net" bigint DEFAULT 0 NOT NULL,
	"received" bigint DEFAULT 0 NOT NULL,
	"shipped" bigint DEFAULT 0 NOT NULL,
	"returned" bigint DEFAULT 0 NOT NULL,
	"written_off" bigint DEFAULT 0 NOT NULL,
	"found" bigint DEFAULT 0 NOT NULL,
	"missed" bigint DEFAULT 0 NOT NULL,
	"net_minor" bigint DEFAULT 0 NOT NULL,
	"shipped_minor" bigint DEFAULT 0 NOT NULL,
	"written_off_minor" bigint DEFAULT 0 NOT NULL,
	"found_minor" bigint DEFAULT 0 NOT NULL,
	"missed_minor" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "analytics_stock_days_organization_id_day_warehouse_id_pk" PRIMARY KEY("organization_id","day","warehouse_id")
);
--> statement-breakpoint
CREATE TABLE "analytics_stock_states" (
	"organization_id" uuid NOT NULL,
	"timezone" text NOT NULL,
	"made" integer NOT NULL,
	"through" date NOT NULL,
	CONSTRAINT "analytics_stock_states_organization_id_pk" PRIMARY KEY("organization_id")
);
--> statement-breakpoint
ALTER TABLE "analytics_notes" ADD CONSTRAINT "analytics_notes_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "analytics_report_letters" ADD CONSTRAINT "analytics_report_letters_report" FOREIGN KEY ("organization_id","report_id") REFERENCES "public"."analytics_reports"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "analytics_reports" ADD CONSTRAINT "analytics_reports_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "analytics_reports" ADD CONSTRAINT "analytics_reports_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "analytics_stock_states" ADD CONSTRAINT "analytics_stock_states_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "analytics_journeys_day" ON "analytics_journeys" USING btree ("organization_id","generation","day","order_id","fulfilment_id");--> statement-breakpoint
CREATE INDEX "analytics_notes_day" ON "analytics_notes" USING btree ("organization_id","day","id");--> statement-breakpoint
CREATE INDEX "analytics_reports_due" ON "analytics_reports" USING btree ("next_at") WHERE next_at is not null;--> statement-breakpoint
CREATE INDEX "analytics_ratings_day" ON "analytics_ratings" USING btree ("organization_id","generation","day","order_id");