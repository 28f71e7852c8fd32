ALTER TABLE "import_batch" ADD COLUMN "binned" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "import_problem" ADD COLUMN "record_id" text COLLATE "C";
