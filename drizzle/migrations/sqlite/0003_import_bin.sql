ALTER TABLE `import_batch` ADD `binned` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `import_problem` ADD `record_id` text;
