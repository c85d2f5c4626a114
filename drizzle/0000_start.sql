CREATE TABLE "idempotency_keys" (
	"organization_id" uuid NOT NULL,
	"key" text NOT NULL,
	"route" text NOT NULL,
	"body_hash" text NOT NULL,
	"status" integer NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_organization_id_key_pk" PRIMARY KEY("organization_id","key")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"organization_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"type" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"subject_number" text,
	"order_id" uuid,
	"warehouse_id" uuid,
	"by" jsonb NOT NULL,
	"data" jsonb NOT NULL,
	CONSTRAINT "outbox_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
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
CREATE TABLE "outbox_positions" (
	"reader" text PRIMARY KEY NOT NULL,
	"xid" "xid8" NOT NULL,
	"id" bigint NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "product_components" (
	"organization_id" uuid NOT NULL,
	"bundle_id" uuid NOT NULL,
	"component_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	CONSTRAINT "product_components_organization_id_bundle_id_component_id_pk" PRIMARY KEY("organization_id","bundle_id","component_id"),
	CONSTRAINT "product_components_quantity" CHECK ("product_components"."quantity" > 0),
	CONSTRAINT "product_components_not_itself" CHECK ("product_components"."bundle_id" <> "product_components"."component_id")
);
--> statement-breakpoint
CREATE TABLE "product_pictures" (
	"organization_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"content" "bytea" NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "product_pictures_organization_id_product_id_pk" PRIMARY KEY("organization_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "products" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"sku" text NOT NULL,
	"name" text NOT NULL,
	"barcode" text,
	"product_group" text,
	"price_minor" bigint DEFAULT 0 NOT NULL,
	"cost_minor" bigint,
	"currency" text NOT NULL,
	"weight_grams" integer,
	"length_mm" integer,
	"width_mm" integer,
	"height_mm" integer,
	"tax_rate" numeric(6, 3),
	"picture" text,
	"is_bundle" boolean DEFAULT false NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "products_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "products_sku" UNIQUE("organization_id","sku"),
	CONSTRAINT "products_amounts" CHECK ("products"."price_minor" >= 0 and ("products"."cost_minor" is null or "products"."cost_minor" >= 0)),
	CONSTRAINT "products_sizes" CHECK (coalesce("products"."weight_grams", 0) >= 0 and coalesce("products"."length_mm", 0) >= 0 and coalesce("products"."width_mm", 0) >= 0 and coalesce("products"."height_mm", 0) >= 0)
);
--> statement-breakpoint
CREATE TABLE "channel_orders" (
	"organization_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"order_id" uuid NOT NULL,
	"external_version_at" timestamp with time zone,
	"known" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "channel_orders_organization_id_connection_id_external_id_pk" PRIMARY KEY("organization_id","connection_id","external_id")
);
--> statement-breakpoint
CREATE TABLE "channels" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"buffer" integer DEFAULT 0 NOT NULL,
	"warehouse_ids" uuid[],
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "channels_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "channels_code" UNIQUE("organization_id","code"),
	CONSTRAINT "channels_buffer" CHECK ("channels"."buffer" >= 0)
);
--> statement-breakpoint
CREATE TABLE "connections" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"channel_id" uuid NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"secrets" text NOT NULL,
	"hook_token" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"last_received_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "connections_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "connections_hook_token" UNIQUE("hook_token"),
	CONSTRAINT "connections_code" UNIQUE("organization_id","code")
);
--> statement-breakpoint
CREATE TABLE "intake" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"delivery_id" text NOT NULL,
	"fingerprint" text NOT NULL,
	"topic" text NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"headers" jsonb NOT NULL,
	"body" "bytea" NOT NULL,
	"status" text DEFAULT 'received' NOT NULL,
	"reason" jsonb,
	"order_id" uuid,
	"deliveries" integer DEFAULT 1 NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"processed_at" timestamp with time zone,
	CONSTRAINT "intake_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "intake_delivery" UNIQUE("organization_id","connection_id","delivery_id","fingerprint")
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"contact_key" text NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"phone" text,
	"locale" text DEFAULT 'ru' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customers_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "customers_contact_key" UNIQUE("organization_id","contact_key")
);
--> statement-breakpoint
CREATE TABLE "parcel_lines" (
	"organization_id" uuid NOT NULL,
	"parcel_id" uuid NOT NULL,
	"fulfilment_line_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	CONSTRAINT "parcel_lines_organization_id_parcel_id_fulfilment_line_id_pk" PRIMARY KEY("organization_id","parcel_id","fulfilment_line_id"),
	CONSTRAINT "parcel_lines_quantity" CHECK ("parcel_lines"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "parcels" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"fulfilment_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"weight_grams" integer NOT NULL,
	"length_mm" integer NOT NULL,
	"width_mm" integer NOT NULL,
	"height_mm" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "parcels_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "parcels_position" UNIQUE("organization_id","fulfilment_id","position"),
	CONSTRAINT "parcels_sizes" CHECK ("parcels"."weight_grams" > 0 and "parcels"."length_mm" > 0 and "parcels"."width_mm" > 0 and "parcels"."height_mm" > 0)
);
--> statement-breakpoint
CREATE TABLE "put_backs" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"fulfilment_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "put_backs_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "put_backs_quantity" CHECK ("put_backs"."quantity" > 0 and "put_backs"."done" >= 0 and "put_backs"."done" <= "put_backs"."quantity")
);
--> statement-breakpoint
CREATE TABLE "reservations" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"order_line_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"warehouse_id" uuid,
	"fulfilment_line_id" uuid,
	"quantity" integer NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"expires_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reservations_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "reservations_quantity" CHECK ("reservations"."quantity" >= 0),
	CONSTRAINT "reservations_place" CHECK (("reservations"."kind" = 'backorder') = ("reservations"."warehouse_id" is null))
);
--> statement-breakpoint
CREATE TABLE "stock_levels" (
	"organization_id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"on_hand" integer DEFAULT 0 NOT NULL,
	"reserved" integer DEFAULT 0 NOT NULL,
	"safety" integer DEFAULT 0 NOT NULL,
	"incoming" integer DEFAULT 0 NOT NULL,
	"damaged" integer DEFAULT 0 NOT NULL,
	"quarantine" integer DEFAULT 0 NOT NULL,
	"in_check" integer DEFAULT 0 NOT NULL,
	"put_back" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"bin_id" uuid,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stock_levels_organization_id_warehouse_id_product_id_pk" PRIMARY KEY("organization_id","warehouse_id","product_id"),
	CONSTRAINT "stock_levels_on_hand" CHECK ("stock_levels"."on_hand" >= 0),
	CONSTRAINT "stock_levels_reserved" CHECK ("stock_levels"."reserved" >= 0 and "stock_levels"."reserved" + "stock_levels"."damaged" + "stock_levels"."quarantine" + "stock_levels"."in_check" + "stock_levels"."put_back" <= "stock_levels"."on_hand"),
	CONSTRAINT "stock_levels_parts" CHECK ("stock_levels"."safety" >= 0 and "stock_levels"."incoming" >= 0 and "stock_levels"."damaged" >= 0 and "stock_levels"."quarantine" >= 0 and "stock_levels"."in_check" >= 0 and "stock_levels"."put_back" >= 0)
);
--> statement-breakpoint
CREATE TABLE "stock_movements" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"quantity" integer DEFAULT 0 NOT NULL,
	"reserved_delta" integer DEFAULT 0 NOT NULL,
	"condition" text DEFAULT 'sellable' NOT NULL,
	"condition_delta" integer DEFAULT 0 NOT NULL,
	"on_hand_after" integer NOT NULL,
	"reserved_after" integer NOT NULL,
	"bin_id" uuid,
	"lot" text,
	"serial" text,
	"cause_kind" text NOT NULL,
	"cause_id" uuid NOT NULL,
	"cause_key" text NOT NULL,
	"reason" text,
	"by" jsonb NOT NULL,
	CONSTRAINT "stock_movements_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "stock_movements_cause" UNIQUE("organization_id","cause_key","warehouse_id","product_id","kind")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"event" text NOT NULL,
	"channel" text NOT NULL,
	"recipient" text NOT NULL,
	"locale" text NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"html" text NOT NULL,
	"message_id" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"error" text,
	"sent_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "messages_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "messages_once" UNIQUE("organization_id","order_id","event","channel","recipient")
);
--> statement-breakpoint
CREATE TABLE "ratings" (
	"organization_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"score" integer NOT NULL,
	"comment" text,
	"rated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "ratings_organization_id_order_id_pk" PRIMARY KEY("organization_id","order_id"),
	CONSTRAINT "ratings_score" CHECK ("ratings"."score" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "fulfilment_lines" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"fulfilment_id" uuid NOT NULL,
	"order_line_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"per" integer DEFAULT 1 NOT NULL,
	"quantity" integer NOT NULL,
	"picked" integer DEFAULT 0 NOT NULL,
	"packed" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "fulfilment_lines_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "fulfilment_lines_product" UNIQUE("organization_id","fulfilment_id","order_line_id","product_id"),
	CONSTRAINT "fulfilment_lines_quantities" CHECK ("fulfilment_lines"."quantity" >= 0 and "fulfilment_lines"."picked" >= 0 and "fulfilment_lines"."picked" <= "fulfilment_lines"."quantity" and "fulfilment_lines"."packed" >= 0 and "fulfilment_lines"."packed" <= "fulfilment_lines"."picked")
);
--> statement-breakpoint
CREATE TABLE "fulfilments" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"number" text NOT NULL,
	"status" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"due_at" timestamp with time zone,
	"distance_km" double precision,
	"picker_id" uuid,
	"needs_put_back" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"picking_at" timestamp with time zone,
	"picked_at" timestamp with time zone,
	"packed_at" timestamp with time zone,
	"handed_over_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	CONSTRAINT "fulfilments_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "fulfilments_number" UNIQUE("organization_id","number")
);
--> statement-breakpoint
CREATE TABLE "order_holds" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"note" text,
	"until" timestamp with time zone,
	"by" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"released_at" timestamp with time zone,
	"released_by" jsonb,
	CONSTRAINT "order_holds_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "order_lines" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"product_id" uuid,
	"sku" text NOT NULL,
	"name" text NOT NULL,
	"external_id" text,
	"quantity" integer NOT NULL,
	"cancelled" integer DEFAULT 0 NOT NULL,
	"reserved" integer DEFAULT 0 NOT NULL,
	"backordered" integer DEFAULT 0 NOT NULL,
	"picked" integer DEFAULT 0 NOT NULL,
	"packed" integer DEFAULT 0 NOT NULL,
	"shipped" integer DEFAULT 0 NOT NULL,
	"delivered" integer DEFAULT 0 NOT NULL,
	"return_requested" integer DEFAULT 0 NOT NULL,
	"returned_good" integer DEFAULT 0 NOT NULL,
	"returned_damaged" integer DEFAULT 0 NOT NULL,
	"unit_price_minor" bigint DEFAULT 0 NOT NULL,
	"discount_minor" bigint DEFAULT 0 NOT NULL,
	"tax_rate" numeric(6, 3),
	"tax_minor" bigint DEFAULT 0 NOT NULL,
	"total_minor" bigint DEFAULT 0 NOT NULL,
	"unit_cost_minor" bigint,
	CONSTRAINT "order_lines_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "order_lines_position" UNIQUE("organization_id","order_id","position"),
	CONSTRAINT "order_lines_positive" CHECK ("order_lines"."quantity" > 0 and "order_lines"."cancelled" >= 0 and "order_lines"."reserved" >= 0 and "order_lines"."backordered" >= 0 and "order_lines"."picked" >= 0 and "order_lines"."packed" >= 0 and "order_lines"."shipped" >= 0 and "order_lines"."delivered" >= 0 and "order_lines"."return_requested" >= 0 and "order_lines"."returned_good" >= 0 and "order_lines"."returned_damaged" >= 0),
	CONSTRAINT "order_lines_vector" CHECK ("order_lines"."cancelled" + "order_lines"."reserved" + "order_lines"."backordered" + "order_lines"."shipped" <= "order_lines"."quantity" and "order_lines"."packed" <= "order_lines"."picked" and "order_lines"."picked" <= "order_lines"."reserved" + "order_lines"."shipped" and "order_lines"."delivered" <= "order_lines"."shipped" and "order_lines"."returned_good" + "order_lines"."returned_damaged" <= "order_lines"."shipped")
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"channel_id" uuid NOT NULL,
	"external_id" text,
	"version" integer DEFAULT 1 NOT NULL,
	"status" text NOT NULL,
	"payment_status" text NOT NULL,
	"fulfilment_status" text NOT NULL,
	"return_status" text DEFAULT 'none' NOT NULL,
	"fulfilled_by" text DEFAULT 'us' NOT NULL,
	"placed_at" timestamp with time zone NOT NULL,
	"currency" text NOT NULL,
	"customer_id" uuid,
	"customer_name" text NOT NULL,
	"customer_email" text,
	"customer_phone" text,
	"customer_locale" text DEFAULT 'ru' NOT NULL,
	"shipping_address" jsonb,
	"shipping_method" text,
	"pickup_point" jsonb,
	"ship_by" timestamp with time zone,
	"promised_at" timestamp with time zone,
	"shipping_price_minor" bigint DEFAULT 0 NOT NULL,
	"goods_minor" bigint DEFAULT 0 NOT NULL,
	"discount_minor" bigint DEFAULT 0 NOT NULL,
	"tax_minor" bigint DEFAULT 0 NOT NULL,
	"total_minor" bigint DEFAULT 0 NOT NULL,
	"paid_minor" bigint DEFAULT 0 NOT NULL,
	"refunded_minor" bigint DEFAULT 0 NOT NULL,
	"payment_terms" text NOT NULL,
	"payment_method" text,
	"on_shortage" text DEFAULT 'backorder' NOT NULL,
	"note" text,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"tracking_token" text NOT NULL,
	"tracking_revoked_at" timestamp with time zone,
	"cancel_reason" text,
	"open_holds" text[] DEFAULT '{}' NOT NULL,
	"reserved_at" timestamp with time zone,
	"picking_at" timestamp with time zone,
	"picked_at" timestamp with time zone,
	"packed_at" timestamp with time zone,
	"handed_over_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"search_text" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "orders_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "orders_number" UNIQUE("organization_id","number"),
	CONSTRAINT "orders_external_id" UNIQUE("organization_id","channel_id","external_id"),
	CONSTRAINT "orders_tracking_token" UNIQUE("tracking_token"),
	CONSTRAINT "orders_amounts" CHECK ("orders"."goods_minor" >= 0 and "orders"."discount_minor" >= 0 and "orders"."total_minor" >= 0 and "orders"."paid_minor" >= 0 and "orders"."refunded_minor" >= 0 and "orders"."refunded_minor" <= "orders"."paid_minor")
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"method" text NOT NULL,
	"reference" text,
	"fiscal_number" text,
	"occurred_at" timestamp with time zone NOT NULL,
	"by" jsonb NOT NULL,
	"cause_key" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payments_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "payments_cause" UNIQUE("organization_id","order_id","kind","cause_key"),
	CONSTRAINT "payments_amount" CHECK ("payments"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "routing_decisions" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decision" jsonb NOT NULL,
	CONSTRAINT "routing_decisions_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_by" uuid,
	"last_used_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "api_keys_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "api_keys_hash" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"by" jsonb NOT NULL,
	"action" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"ip" text,
	CONSTRAINT "audit_log_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"warehouse_ids" uuid[],
	"token_hash" text NOT NULL,
	"invited_by" uuid,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invitations_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "invitations_token_hash" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "members" (
	"organization_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"warehouse_ids" uuid[],
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "members_organization_id_user_id_pk" PRIMARY KEY("organization_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "organizations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"timezone" text DEFAULT 'Europe/Moscow' NOT NULL,
	"currency" text DEFAULT 'RUB' NOT NULL,
	"locale" text DEFAULT 'ru' NOT NULL,
	"brand_color" text DEFAULT '#7A2B1D' NOT NULL,
	"logo" "bytea",
	"support_email" text,
	"support_phone" text,
	"tracking_shows_prices" boolean DEFAULT false NOT NULL,
	"max_parcels" integer DEFAULT 3 NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"organization_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"ip" text,
	"user_agent" text
);
--> statement-breakpoint
CREATE TABLE "sign_in_throttle" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"window_started_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"password_hash" text NOT NULL,
	"locale" text DEFAULT 'ru' NOT NULL,
	"disabled_at" timestamp with time zone,
	"password_changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "carrier_rules" (
	"organization_id" uuid NOT NULL,
	"shipping_method" text NOT NULL,
	"carrier_id" uuid NOT NULL,
	"service" text,
	CONSTRAINT "carrier_rules_organization_id_shipping_method_pk" PRIMARY KEY("organization_id","shipping_method")
);
--> statement-breakpoint
CREATE TABLE "carriers" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"secrets" text,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "carriers_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "carriers_code" UNIQUE("organization_id","code")
);
--> statement-breakpoint
CREATE TABLE "shipments" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"fulfilment_id" uuid NOT NULL,
	"carrier_id" uuid NOT NULL,
	"carrier" text NOT NULL,
	"service" text NOT NULL,
	"booking" text DEFAULT 'intent' NOT NULL,
	"status" text DEFAULT 'pre_transit' NOT NULL,
	"status_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"tracking_number" text,
	"carrier_reference" text,
	"price_minor" bigint DEFAULT 0 NOT NULL,
	"currency" text NOT NULL,
	"days_min" integer,
	"days_max" integer,
	"expected_at" timestamp with time zone,
	"stored_until" timestamp with time zone,
	"decision" jsonb,
	"label" "bytea",
	"attempts" integer DEFAULT 0 NOT NULL,
	"calling_until" timestamp with time zone,
	"last_error" jsonb,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"booked_at" timestamp with time zone,
	"handed_over_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shipments_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "tracking_events" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"shipment_id" uuid NOT NULL,
	"status" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"location" text,
	"note" text,
	"code" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tracking_events_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "tracking_events_once" UNIQUE("organization_id","shipment_id","status","occurred_at")
);
--> statement-breakpoint
CREATE TABLE "bins" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"code" text NOT NULL,
	"zone" text NOT NULL,
	"aisle" text NOT NULL,
	"shelf" text NOT NULL,
	"walk_order" integer NOT NULL,
	CONSTRAINT "bins_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "bins_code" UNIQUE("organization_id","warehouse_id","code"),
	CONSTRAINT "bins_of_warehouse" UNIQUE("organization_id","warehouse_id","id")
);
--> statement-breakpoint
CREATE TABLE "warehouses" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"address" jsonb,
	"latitude" double precision,
	"longitude" double precision,
	"priority" integer DEFAULT 100 NOT NULL,
	"cut_off" text DEFAULT '15:00' NOT NULL,
	"timezone" text DEFAULT 'Europe/Moscow' NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "warehouses_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "warehouses_code" UNIQUE("organization_id","code"),
	CONSTRAINT "warehouses_cut_off" CHECK ("warehouses"."cut_off" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$')
);
--> statement-breakpoint
ALTER TABLE "product_components" ADD CONSTRAINT "product_components_organization_id_bundle_id_products_organization_id_id_fk" FOREIGN KEY ("organization_id","bundle_id") REFERENCES "public"."products"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_components" ADD CONSTRAINT "product_components_organization_id_component_id_products_organization_id_id_fk" FOREIGN KEY ("organization_id","component_id") REFERENCES "public"."products"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_pictures" ADD CONSTRAINT "product_pictures_organization_id_product_id_products_organization_id_id_fk" FOREIGN KEY ("organization_id","product_id") REFERENCES "public"."products"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_orders" ADD CONSTRAINT "channel_orders_organization_id_connection_id_connections_organization_id_id_fk" FOREIGN KEY ("organization_id","connection_id") REFERENCES "public"."connections"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channels" ADD CONSTRAINT "channels_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connections" ADD CONSTRAINT "connections_organization_id_channel_id_channels_organization_id_id_fk" FOREIGN KEY ("organization_id","channel_id") REFERENCES "public"."channels"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intake" ADD CONSTRAINT "intake_organization_id_connection_id_connections_organization_id_id_fk" FOREIGN KEY ("organization_id","connection_id") REFERENCES "public"."connections"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parcel_lines" ADD CONSTRAINT "parcel_lines_organization_id_parcel_id_parcels_organization_id_id_fk" FOREIGN KEY ("organization_id","parcel_id") REFERENCES "public"."parcels"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parcel_lines" ADD CONSTRAINT "parcel_lines_organization_id_fulfilment_line_id_fulfilment_lines_organization_id_id_fk" FOREIGN KEY ("organization_id","fulfilment_line_id") REFERENCES "public"."fulfilment_lines"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parcels" ADD CONSTRAINT "parcels_organization_id_fulfilment_id_fulfilments_organization_id_id_fk" FOREIGN KEY ("organization_id","fulfilment_id") REFERENCES "public"."fulfilments"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "put_backs" ADD CONSTRAINT "put_backs_organization_id_warehouse_id_warehouses_organization_id_id_fk" FOREIGN KEY ("organization_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "put_backs" ADD CONSTRAINT "put_backs_organization_id_product_id_products_organization_id_id_fk" FOREIGN KEY ("organization_id","product_id") REFERENCES "public"."products"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "put_backs" ADD CONSTRAINT "put_backs_organization_id_fulfilment_id_fulfilments_organization_id_id_fk" FOREIGN KEY ("organization_id","fulfilment_id") REFERENCES "public"."fulfilments"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_organization_id_order_id_orders_organization_id_id_fk" FOREIGN KEY ("organization_id","order_id") REFERENCES "public"."orders"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_organization_id_order_line_id_order_lines_organization_id_id_fk" FOREIGN KEY ("organization_id","order_line_id") REFERENCES "public"."order_lines"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_organization_id_product_id_products_organization_id_id_fk" FOREIGN KEY ("organization_id","product_id") REFERENCES "public"."products"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_organization_id_fulfilment_line_id_fulfilment_lines_organization_id_id_fk" FOREIGN KEY ("organization_id","fulfilment_line_id") REFERENCES "public"."fulfilment_lines"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_levels" ADD CONSTRAINT "stock_levels_organization_id_warehouse_id_warehouses_organization_id_id_fk" FOREIGN KEY ("organization_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_levels" ADD CONSTRAINT "stock_levels_organization_id_product_id_products_organization_id_id_fk" FOREIGN KEY ("organization_id","product_id") REFERENCES "public"."products"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_levels" ADD CONSTRAINT "stock_levels_organization_id_warehouse_id_bin_id_bins_organization_id_warehouse_id_id_fk" FOREIGN KEY ("organization_id","warehouse_id","bin_id") REFERENCES "public"."bins"("organization_id","warehouse_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_organization_id_warehouse_id_product_id_stock_levels_organization_id_warehouse_id_product_id_fk" FOREIGN KEY ("organization_id","warehouse_id","product_id") REFERENCES "public"."stock_levels"("organization_id","warehouse_id","product_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_organization_id_order_id_orders_organization_id_id_fk" FOREIGN KEY ("organization_id","order_id") REFERENCES "public"."orders"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_organization_id_order_id_orders_organization_id_id_fk" FOREIGN KEY ("organization_id","order_id") REFERENCES "public"."orders"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfilment_lines" ADD CONSTRAINT "fulfilment_lines_organization_id_fulfilment_id_fulfilments_organization_id_id_fk" FOREIGN KEY ("organization_id","fulfilment_id") REFERENCES "public"."fulfilments"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfilment_lines" ADD CONSTRAINT "fulfilment_lines_organization_id_order_line_id_order_lines_organization_id_id_fk" FOREIGN KEY ("organization_id","order_line_id") REFERENCES "public"."order_lines"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfilment_lines" ADD CONSTRAINT "fulfilment_lines_organization_id_product_id_products_organization_id_id_fk" FOREIGN KEY ("organization_id","product_id") REFERENCES "public"."products"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfilments" ADD CONSTRAINT "fulfilments_organization_id_order_id_orders_organization_id_id_fk" FOREIGN KEY ("organization_id","order_id") REFERENCES "public"."orders"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfilments" ADD CONSTRAINT "fulfilments_organization_id_warehouse_id_warehouses_organization_id_id_fk" FOREIGN KEY ("organization_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_holds" ADD CONSTRAINT "order_holds_organization_id_order_id_orders_organization_id_id_fk" FOREIGN KEY ("organization_id","order_id") REFERENCES "public"."orders"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_organization_id_order_id_orders_organization_id_id_fk" FOREIGN KEY ("organization_id","order_id") REFERENCES "public"."orders"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_organization_id_product_id_products_organization_id_id_fk" FOREIGN KEY ("organization_id","product_id") REFERENCES "public"."products"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_organization_id_channel_id_channels_organization_id_id_fk" FOREIGN KEY ("organization_id","channel_id") REFERENCES "public"."channels"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_organization_id_customer_id_customers_organization_id_id_fk" FOREIGN KEY ("organization_id","customer_id") REFERENCES "public"."customers"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_organization_id_order_id_orders_organization_id_id_fk" FOREIGN KEY ("organization_id","order_id") REFERENCES "public"."orders"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routing_decisions" ADD CONSTRAINT "routing_decisions_organization_id_order_id_orders_organization_id_id_fk" FOREIGN KEY ("organization_id","order_id") REFERENCES "public"."orders"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carrier_rules" ADD CONSTRAINT "carrier_rules_organization_id_carrier_id_carriers_organization_id_id_fk" FOREIGN KEY ("organization_id","carrier_id") REFERENCES "public"."carriers"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carriers" ADD CONSTRAINT "carriers_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_organization_id_order_id_orders_organization_id_id_fk" FOREIGN KEY ("organization_id","order_id") REFERENCES "public"."orders"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_organization_id_fulfilment_id_fulfilments_organization_id_id_fk" FOREIGN KEY ("organization_id","fulfilment_id") REFERENCES "public"."fulfilments"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_organization_id_carrier_id_carriers_organization_id_id_fk" FOREIGN KEY ("organization_id","carrier_id") REFERENCES "public"."carriers"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tracking_events" ADD CONSTRAINT "tracking_events_organization_id_shipment_id_shipments_organization_id_id_fk" FOREIGN KEY ("organization_id","shipment_id") REFERENCES "public"."shipments"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bins" ADD CONSTRAINT "bins_organization_id_warehouse_id_warehouses_organization_id_id_fk" FOREIGN KEY ("organization_id","warehouse_id") REFERENCES "public"."warehouses"("organization_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "warehouses" ADD CONSTRAINT "warehouses_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "idempotency_keys_age" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "outbox_feed" ON "outbox" USING btree ("xid","id");--> statement-breakpoint
CREATE INDEX "outbox_order" ON "outbox" USING btree ("organization_id","order_id","id") WHERE order_id is not null;--> statement-breakpoint
CREATE INDEX "outbox_organization_feed" ON "outbox" USING btree ("organization_id","xid","id");--> statement-breakpoint
CREATE INDEX "products_barcode" ON "products" USING btree ("organization_id","barcode");--> statement-breakpoint
CREATE INDEX "intake_log" ON "intake" USING btree ("organization_id","connection_id","received_at");--> statement-breakpoint
CREATE INDEX "customers_email" ON "customers" USING btree ("organization_id","email");--> statement-breakpoint
CREATE INDEX "put_backs_open" ON "put_backs" USING btree ("organization_id","warehouse_id") WHERE done_at is null;--> statement-breakpoint
CREATE INDEX "reservations_order" ON "reservations" USING btree ("organization_id","order_id");--> statement-breakpoint
CREATE INDEX "reservations_open" ON "reservations" USING btree ("organization_id","product_id","kind","id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "stock_levels_product" ON "stock_levels" USING btree ("organization_id","product_id");--> statement-breakpoint
CREATE INDEX "stock_movements_product" ON "stock_movements" USING btree ("organization_id","product_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "messages_list" ON "messages" USING btree ("organization_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "ratings_recent" ON "ratings" USING btree ("organization_id","rated_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "fulfilment_lines_order_line" ON "fulfilment_lines" USING btree ("organization_id","order_line_id");--> statement-breakpoint
CREATE INDEX "fulfilments_order" ON "fulfilments" USING btree ("organization_id","order_id");--> statement-breakpoint
CREATE INDEX "fulfilments_work" ON "fulfilments" USING btree ("organization_id","warehouse_id","status","due_at","id");--> statement-breakpoint
CREATE INDEX "fulfilments_list" ON "fulfilments" USING btree ("organization_id","status","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "order_holds_order" ON "order_holds" USING btree ("organization_id","order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "order_holds_open" ON "order_holds" USING btree ("organization_id","order_id","reason") WHERE released_at is null;--> statement-breakpoint
CREATE INDEX "order_lines_product" ON "order_lines" USING btree ("organization_id","product_id");--> statement-breakpoint
CREATE INDEX "orders_list" ON "orders" USING btree ("organization_id","placed_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "orders_by_status" ON "orders" USING btree ("organization_id","status","placed_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "orders_by_fulfilment_status" ON "orders" USING btree ("organization_id","fulfilment_status","placed_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "orders_by_channel" ON "orders" USING btree ("organization_id","channel_id","placed_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "orders_by_customer" ON "orders" USING btree ("organization_id","customer_id","placed_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "orders_open" ON "orders" USING btree ("organization_id","placed_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE status in ('draft', 'new', 'confirmed');--> statement-breakpoint
CREATE INDEX "orders_held" ON "orders" USING btree ("organization_id","placed_at" DESC NULLS LAST) WHERE open_holds <> '{}' and status in ('new', 'confirmed');--> statement-breakpoint
CREATE INDEX "payments_order" ON "payments" USING btree ("organization_id","order_id");--> statement-breakpoint
CREATE INDEX "routing_decisions_order" ON "routing_decisions" USING btree ("organization_id","order_id");--> statement-breakpoint
CREATE INDEX "members_user" ON "members" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree (lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX "shipments_one_per_fulfilment" ON "shipments" USING btree ("organization_id","fulfilment_id") WHERE booking not in ('refused', 'cancelled');--> statement-breakpoint
CREATE INDEX "shipments_order" ON "shipments" USING btree ("organization_id","order_id");--> statement-breakpoint
CREATE INDEX "shipments_list" ON "shipments" USING btree ("organization_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "shipments_by_status" ON "shipments" USING btree ("organization_id","status","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "shipments_tracking_number" ON "shipments" USING btree ("organization_id","tracking_number");--> statement-breakpoint
CREATE INDEX "shipments_unbooked" ON "shipments" USING btree ("booking","requested_at") WHERE booking in ('intent', 'calling', 'accepted');