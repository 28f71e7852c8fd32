CREATE TABLE `bulk_problem` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`run_id` text NOT NULL,
	`record_id` text NOT NULL,
	`title` text NOT NULL,
	`problems` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `bulk_problem_run` ON `bulk_problem` (`run_id`,`id`);--> statement-breakpoint
CREATE TABLE `bulk_run` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`app_id` text NOT NULL,
	`form_id` text NOT NULL,
	`plan` text NOT NULL,
	`status` text NOT NULL,
	`total` integer NOT NULL,
	`position` integer NOT NULL,
	`cursor` text NOT NULL,
	`changed` integer NOT NULL,
	`unchanged` integer NOT NULL,
	`refused` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by_id` text NOT NULL,
	`finished_at` integer
) STRICT;
--> statement-breakpoint
CREATE INDEX `bulk_run_form` ON `bulk_run` (`workspace_id`,`form_id`,`created_by_id`);
