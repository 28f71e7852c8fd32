CREATE TABLE `app` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`key` text NOT NULL,
	`title` text NOT NULL,
	`accent` text NOT NULL,
	`revision` integer NOT NULL,
	`created_at` integer NOT NULL,
	`deleted_at` integer
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `app_key` ON `app` (`workspace_id`,`key`);--> statement-breakpoint
CREATE TABLE `app_address` (
	`address` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`app_id` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `app_revision` (
	`workspace_id` text NOT NULL,
	`app_id` text NOT NULL,
	`revision` integer NOT NULL,
	`versions` text NOT NULL,
	`note` text NOT NULL,
	`published_at` integer NOT NULL,
	`published_by` text NOT NULL,
	PRIMARY KEY(`app_id`, `revision`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `definition` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`app_id` text NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`draft` text NOT NULL,
	`draft_revision` integer NOT NULL,
	`published_revision` integer,
	`published_version` integer,
	`position` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`deleted_at` integer
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `definition_key` ON `definition` (`workspace_id`,`app_id`,`kind`,`key`);--> statement-breakpoint
CREATE TABLE `definition_edit` (
	`workspace_id` text NOT NULL,
	`definition_id` text NOT NULL,
	`revision` integer NOT NULL,
	`edit` text NOT NULL,
	`edited_at` integer NOT NULL,
	`edited_by` text NOT NULL,
	PRIMARY KEY(`definition_id`, `revision`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `definition_version` (
	`workspace_id` text NOT NULL,
	`definition_id` text NOT NULL,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	`published_at` integer NOT NULL,
	`published_by` text NOT NULL,
	PRIMARY KEY(`definition_id`, `version`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `form_table` (
	`form_id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`shape` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `form_table_workspace` ON `form_table` (`workspace_id`);--> statement-breakpoint
CREATE TABLE `command_log` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`at` integer NOT NULL,
	`command` text NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`on_behalf_of` text,
	`subject` text,
	`key` text,
	`body_hash` text,
	`result` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `command_log_key` ON `command_log` (`workspace_id`,`actor_id`,`key`) WHERE key is not null;--> statement-breakpoint
CREATE TABLE `job` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`kind` text NOT NULL,
	`key` text,
	`payload` text NOT NULL,
	`status` text NOT NULL,
	`run_at` integer NOT NULL,
	`attempts` integer NOT NULL,
	`leased_until` integer NOT NULL,
	`last_error` text,
	`created_at` integer NOT NULL,
	`finished_at` integer
) STRICT;
--> statement-breakpoint
CREATE INDEX `job_waiting` ON `job` (`run_at`) WHERE status = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX `job_key` ON `job` (`workspace_id`,`kind`,`key`) WHERE key is not null and status = 'waiting';--> statement-breakpoint
CREATE TABLE `installation` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `file` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`record_id` text,
	`form_id` text,
	`created_at` integer NOT NULL,
	`created_by_kind` text NOT NULL,
	`created_by_id` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `file_record` ON `file` (`workspace_id`,`record_id`);--> statement-breakpoint
CREATE TABLE `import_batch` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`app_id` text NOT NULL,
	`form_id` text NOT NULL,
	`file_id` text NOT NULL,
	`file_name` text NOT NULL,
	`plan` text NOT NULL,
	`status` text NOT NULL,
	`rows` integer NOT NULL,
	`position` integer NOT NULL,
	`created` integer NOT NULL,
	`updated` integer NOT NULL,
	`unchanged` integer NOT NULL,
	`refused` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`finished_at` integer
) STRICT;
--> statement-breakpoint
CREATE INDEX `import_batch_form` ON `import_batch` (`workspace_id`,`form_id`);--> statement-breakpoint
CREATE TABLE `import_problem` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`batch_id` text NOT NULL,
	`row` integer NOT NULL,
	`cells` text NOT NULL,
	`problems` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `import_problem_batch` ON `import_problem` (`batch_id`,`row`);--> statement-breakpoint
CREATE TABLE `record_history` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`form_id` text NOT NULL,
	`record_id` text NOT NULL,
	`revision` integer NOT NULL,
	`action` text NOT NULL,
	`door` text NOT NULL,
	`changes` text NOT NULL,
	`at` integer NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`actor_name` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `record_history_record` ON `record_history` (`record_id`,`revision`);--> statement-breakpoint
CREATE TABLE `saved_view` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`form_id` text NOT NULL,
	`title` text NOT NULL,
	`owner_id` text,
	`shared` integer NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `saved_view_form` ON `saved_view` (`workspace_id`,`form_id`);--> statement-breakpoint
CREATE TABLE `serial_counter` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`form_id` text NOT NULL,
	`field_id` text NOT NULL,
	`scope` text NOT NULL,
	`last` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `serial_counter_scope` ON `serial_counter` (`workspace_id`,`form_id`,`field_id`,`scope`);
