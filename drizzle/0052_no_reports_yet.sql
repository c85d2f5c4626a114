DROP TABLE "analytics_notes" CASCADE;--> statement-breakpoint
DROP TABLE "analytics_report_letters" CASCADE;--> statement-breakpoint
DROP TABLE "analytics_reports" CASCADE;