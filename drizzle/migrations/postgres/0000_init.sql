CREATE TABLE "app" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"title" text NOT NULL,
	"accent" text COLLATE "C" NOT NULL,
	"revision" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"deleted_at" bigint
);
--> statement-breakpoint
CREATE TABLE "app_address" (
	"address" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"app_id" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "app_revision" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"app_id" text COLLATE "C" NOT NULL,
	"revision" bigint NOT NULL,
	"versions" text NOT NULL,
	"note" text COLLATE "C" NOT NULL,
	"published_at" bigint NOT NULL,
	"published_by" text COLLATE "C" NOT NULL,
	CONSTRAINT "app_revision_app_id_revision_pk" PRIMARY KEY("app_id","revision")
);
--> statement-breakpoint
CREATE TABLE "definition" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"app_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"draft" text NOT NULL,
	"draft_revision" bigint NOT NULL,
	"published_revision" bigint,
	"published_version" bigint,
	"position" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"updated_by" text COLLATE "C" NOT NULL,
	"deleted_at" bigint
);
--> statement-breakpoint
CREATE TABLE "definition_edit" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"definition_id" text COLLATE "C" NOT NULL,
	"revision" bigint NOT NULL,
	"edit" text NOT NULL,
	"edited_at" bigint NOT NULL,
	"edited_by" text COLLATE "C" NOT NULL,
	CONSTRAINT "definition_edit_definition_id_revision_pk" PRIMARY KEY("definition_id","revision")
);
--> statement-breakpoint
CREATE TABLE "definition_version" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"definition_id" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL,
	"body" text NOT NULL,
	"published_at" bigint NOT NULL,
	"published_by" text COLLATE "C" NOT NULL,
	CONSTRAINT "definition_version_definition_id_version_pk" PRIMARY KEY("definition_id","version")
);
--> statement-breakpoint
CREATE TABLE "form_table" (
	"form_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"shape" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "command_log" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	"command" text COLLATE "C" NOT NULL,
	"actor_kind" text COLLATE "C" NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"on_behalf_of" text COLLATE "C",
	"subject" text COLLATE "C",
	"key" text COLLATE "C",
	"body_hash" text COLLATE "C",
	"result" text
);
--> statement-breakpoint
CREATE TABLE "job" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C",
	"payload" text NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"run_at" bigint NOT NULL,
	"attempts" bigint NOT NULL,
	"leased_until" bigint NOT NULL,
	"last_error" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"finished_at" bigint
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"name" text COLLATE "C" PRIMARY KEY NOT NULL,
	"value" text COLLATE "C" NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "file" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"type" text COLLATE "C" NOT NULL,
	"size" bigint NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	"record_id" text COLLATE "C",
	"form_id" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"created_by_kind" text COLLATE "C" NOT NULL,
	"created_by_id" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_batch" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"app_id" text COLLATE "C" NOT NULL,
	"form_id" text COLLATE "C" NOT NULL,
	"file_id" text COLLATE "C" NOT NULL,
	"file_name" text COLLATE "C" NOT NULL,
	"plan" text NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"rows" bigint NOT NULL,
	"position" bigint NOT NULL,
	"created" bigint NOT NULL,
	"updated" bigint NOT NULL,
	"unchanged" bigint NOT NULL,
	"refused" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by" text COLLATE "C" NOT NULL,
	"finished_at" bigint
);
--> statement-breakpoint
CREATE TABLE "import_problem" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"batch_id" text COLLATE "C" NOT NULL,
	"row" bigint NOT NULL,
	"cells" text NOT NULL,
	"problems" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "record_history" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"form_id" text COLLATE "C" NOT NULL,
	"record_id" text COLLATE "C" NOT NULL,
	"revision" bigint NOT NULL,
	"action" text COLLATE "C" NOT NULL,
	"door" text COLLATE "C" NOT NULL,
	"changes" text NOT NULL,
	"at" bigint NOT NULL,
	"actor_kind" text COLLATE "C" NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"actor_name" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "saved_view" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"form_id" text COLLATE "C" NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"owner_id" text COLLATE "C",
	"shared" smallint NOT NULL,
	"body" text NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "serial_counter" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"form_id" text COLLATE "C" NOT NULL,
	"field_id" text COLLATE "C" NOT NULL,
	"scope" text COLLATE "C" NOT NULL,
	"last" bigint NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "app_key" ON "app" USING btree ("workspace_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "definition_key" ON "definition" USING btree ("workspace_id","app_id","kind","key");--> statement-breakpoint
CREATE INDEX "form_table_workspace" ON "form_table" USING btree ("workspace_id");--> statement-breakpoint
CREATE UNIQUE INDEX "command_log_key" ON "command_log" USING btree ("workspace_id","actor_id","key") WHERE key is not null;--> statement-breakpoint
CREATE INDEX "job_waiting" ON "job" USING btree ("run_at") WHERE status = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX "job_key" ON "job" USING btree ("workspace_id","kind","key") WHERE key is not null and status = 'waiting';--> statement-breakpoint
CREATE INDEX "file_record" ON "file" USING btree ("workspace_id","record_id");--> statement-breakpoint
CREATE INDEX "import_batch_form" ON "import_batch" USING btree ("workspace_id","form_id");--> statement-breakpoint
CREATE INDEX "import_problem_batch" ON "import_problem" USING btree ("batch_id","row");--> statement-breakpoint
CREATE INDEX "record_history_record" ON "record_history" USING btree ("record_id","revision");--> statement-breakpoint
CREATE INDEX "saved_view_form" ON "saved_view" USING btree ("workspace_id","form_id");--> statement-breakpoint
CREATE UNIQUE INDEX "serial_counter_scope" ON "serial_counter" USING btree ("workspace_id","form_id","field_id","scope");
