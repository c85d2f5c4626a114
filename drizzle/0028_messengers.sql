CREATE TABLE "message_accounts" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"settings" jsonb NOT NULL,
	"secrets" text NOT NULL,
	"hook_token" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "message_accounts_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "message_accounts_hook_token" UNIQUE("hook_token"),
	CONSTRAINT "message_accounts_code" UNIQUE("organization_id","code")
);
--> statement-breakpoint
CREATE TABLE "message_reports" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"body" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"applied_at" timestamp with time zone,
	CONSTRAINT "message_reports_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "message_brands" (
	"organization_id" uuid NOT NULL,
	"channel_id" uuid NOT NULL,
	"sender_name" text,
	"sms_sender" text,
	"brand_color" text,
	"logo_url" text,
	"reply_to" text,
	CONSTRAINT "message_brands_organization_id_channel_id_pk" PRIMARY KEY("organization_id","channel_id")
);
--> statement-breakpoint
CREATE TABLE "message_settings" (
	"organization_id" uuid PRIMARY KEY NOT NULL,
	"settings" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "message_chats" (
	"organization_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"chat_id" text NOT NULL,
	"order_id" uuid NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "message_chats_organization_id_account_id_chat_id_order_id_pk" PRIMARY KEY("organization_id","account_id","chat_id","order_id")
);
--> statement-breakpoint
CREATE TABLE "message_consents" (
	"organization_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"recipient" text NOT NULL,
	"allowed" boolean NOT NULL,
	"source" text NOT NULL,
	"order_id" uuid,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "message_consents_organization_id_channel_recipient_pk" PRIMARY KEY("organization_id","channel","recipient")
);
--> statement-breakpoint
CREATE TABLE "message_templates" (
	"organization_id" uuid NOT NULL,
	"event" text NOT NULL,
	"locale" text NOT NULL,
	"version" integer NOT NULL,
	"texts" jsonb,
	"by" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "message_templates_organization_id_event_locale_version_pk" PRIMARY KEY("organization_id","event","locale","version")
);
--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "account_id" uuid;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "provider_id" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "provider_status" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "parts" integer;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "wait_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "delivered_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "opt_out_token" text;--> statement-breakpoint
ALTER TABLE "message_accounts" ADD CONSTRAINT "message_accounts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_reports" ADD CONSTRAINT "message_reports_account" FOREIGN KEY ("organization_id","account_id") REFERENCES "public"."message_accounts"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_brands" ADD CONSTRAINT "message_brands_channel" FOREIGN KEY ("organization_id","channel_id") REFERENCES "public"."channels"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_settings" ADD CONSTRAINT "message_settings_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_chats" ADD CONSTRAINT "message_chats_account" FOREIGN KEY ("organization_id","account_id") REFERENCES "public"."message_accounts"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_chats" ADD CONSTRAINT "message_chats_order" FOREIGN KEY ("organization_id","order_id") REFERENCES "public"."orders"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_consents" ADD CONSTRAINT "message_consents_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_consents" ADD CONSTRAINT "message_consents_order" FOREIGN KEY ("organization_id","order_id") REFERENCES "public"."orders"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_templates" ADD CONSTRAINT "message_templates_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "message_accounts_active" ON "message_accounts" USING btree ("organization_id","channel") WHERE active;--> statement-breakpoint
CREATE INDEX "message_reports_received" ON "message_reports" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "message_chats_order" ON "message_chats" USING btree ("organization_id","order_id");--> statement-breakpoint
CREATE INDEX "message_consents_recent" ON "message_consents" USING btree ("organization_id","at");--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_account" FOREIGN KEY ("organization_id","account_id") REFERENCES "public"."message_accounts"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "messages_by_provider_id" ON "messages" USING btree ("organization_id","account_id","provider_id") WHERE provider_id is not null;--> statement-breakpoint
CREATE INDEX "messages_recent" ON "messages" USING btree ("organization_id","created_at");--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_opt_out_token" UNIQUE("opt_out_token");