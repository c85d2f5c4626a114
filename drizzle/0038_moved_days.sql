CREATE TABLE "moved_days" (
	"organization_id" uuid NOT NULL,
	"day" date NOT NULL,
	"works" boolean NOT NULL,
	CONSTRAINT "moved_days_organization_id_day_pk" PRIMARY KEY("organization_id","day")
);
--> statement-breakpoint
ALTER TABLE "moved_days" ADD CONSTRAINT "moved_days_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;