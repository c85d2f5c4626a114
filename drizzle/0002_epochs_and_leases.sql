CREATE TABLE "outbox_epochs" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"name" text NOT NULL,
	"home" text NOT NULL,
	"timeline" text NOT NULL,
	"start_xid" "xid8" NOT NULL,
	"start_id" bigint NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "outbox_epochs_only" CHECK ("outbox_epochs"."only")
);
--> statement-breakpoint
ALTER TABLE "shipments" ADD COLUMN "calling_until" timestamp with time zone;