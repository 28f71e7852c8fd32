CREATE TABLE "bulk_problem" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"run_id" text COLLATE "C" NOT NULL,
	"record_id" text COLLATE "C" NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"problems" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bulk_run" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"app_id" text COLLATE "C" NOT NULL,
	"form_id" text COLLATE "C" NOT NULL,
	"plan" text NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"total" bigint NOT NULL,
	"position" bigint NOT NULL,
	"cursor" text COLLATE "C" NOT NULL,
	"changed" bigint NOT NULL,
	"unchanged" bigint NOT NULL,
	"refused" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by_id" text COLLATE "C" NOT NULL,
	"finished_at" bigint
);
--> statement-breakpoint
CREATE INDEX "bulk_problem_run" ON "bulk_problem" USING btree ("run_id","id");--> statement-breakpoint
CREATE INDEX "bulk_run_form" ON "bulk_run" USING btree ("workspace_id","form_id","created_by_id");
