CREATE TABLE `api_key` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`name` text NOT NULL,
	`secret_hash` text NOT NULL,
	`scopes` text NOT NULL,
	`org_unit_id` text,
	`requests_per_minute` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`expires_at` integer,
	`revoked_at` integer,
	`last_used_at` integer
) STRICT;
--> statement-breakpoint
CREATE INDEX `api_key_workspace` ON `api_key` (`workspace_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `invitation` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`locale` text NOT NULL,
	`roles` text NOT NULL,
	`token_hash` text NOT NULL,
	`invited_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`closed_at` integer,
	`staff_id` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `invitation_workspace` ON `invitation` (`workspace_id`,`created_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `invitation_open` ON `invitation` (`workspace_id`,`email`) WHERE closed_at is null;--> statement-breakpoint
CREATE TABLE `org_unit` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`parent_id` text,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`code` text,
	`path` text NOT NULL,
	`position` integer NOT NULL,
	`created_at` integer NOT NULL,
	`closed_at` integer,
	CONSTRAINT "org_unit_root" CHECK((parent_id is null) = (kind = 'headquarters'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `org_unit_path` ON `org_unit` (`workspace_id`,`path`);--> statement-breakpoint
CREATE UNIQUE INDEX `org_unit_code` ON `org_unit` (`workspace_id`,`code`) WHERE code is not null;--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`locale` text NOT NULL,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	`suspended_at` integer
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_user` ON `staff` (`workspace_id`,`user_id`);--> statement-breakpoint
CREATE INDEX `staff_by_user` ON `staff` (`user_id`);--> statement-breakpoint
CREATE TABLE `staff_role` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`role` text NOT NULL,
	`org_unit_id` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `staff_role_staff` ON `staff_role` (`workspace_id`,`staff_id`);--> statement-breakpoint
CREATE TABLE `workspace` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`time_zone` text NOT NULL,
	`locale` text NOT NULL,
	`logo` text,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
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
CREATE TABLE `flow_case` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`definition_id` text NOT NULL,
	`flow_version` integer NOT NULL,
	`compiler_version` integer NOT NULL,
	`version` integer NOT NULL,
	`status` text NOT NULL,
	`marking` text NOT NULL,
	`form_id` text NOT NULL,
	`record_id` text NOT NULL,
	`org_unit_id` text,
	`member_id` text,
	`title` text NOT NULL,
	`initiator_kind` text NOT NULL,
	`initiator_id` text NOT NULL,
	`initiator_name` text,
	`incident` integer NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	CONSTRAINT "flow_case_known" CHECK(status in ('running', 'approved', 'rejected', 'withdrawn', 'terminated')),
	CONSTRAINT "flow_case_finished" CHECK((status = 'running') = (finished_at is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `flow_case_running` ON `flow_case` (`workspace_id`,`record_id`) WHERE status = 'running';--> statement-breakpoint
CREATE INDEX `flow_case_record` ON `flow_case` (`workspace_id`,`record_id`,`started_at`);--> statement-breakpoint
CREATE INDEX `flow_case_status` ON `flow_case` (`workspace_id`,`status`,`started_at`);--> statement-breakpoint
CREATE INDEX `flow_case_initiator` ON `flow_case` (`workspace_id`,`initiator_id`,`started_at`);--> statement-breakpoint
CREATE TABLE `flow_log` (
	`workspace_id` text NOT NULL,
	`case_id` text NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`actor_name` text,
	`action` text NOT NULL,
	`node` text,
	`visit` integer,
	`comment` text,
	`event` text,
	`answers` text NOT NULL,
	`notes` text NOT NULL,
	`record_revision` integer,
	PRIMARY KEY(`case_id`, `seq`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `flow_task` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`case_id` text NOT NULL,
	`node` text NOT NULL,
	`visit` integer NOT NULL,
	`kind` text NOT NULL,
	`person_kind` text NOT NULL,
	`person_id` text NOT NULL,
	`original_id` text,
	`status` text NOT NULL,
	`verdict` text,
	`comment` text,
	`opened_at` integer NOT NULL,
	`due_at` integer,
	`closed_at` integer,
	`closed_because` text,
	`opened_seq` integer NOT NULL,
	`closed_seq` integer,
	CONSTRAINT "flow_task_known" CHECK(status in ('open', 'done', 'closed', 'copy')),
	CONSTRAINT "flow_task_closed" CHECK(status = 'copy' or (status = 'open') = (closed_at is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `flow_task_open` ON `flow_task` (`workspace_id`,`case_id`,`node`,`visit`,`person_id`) WHERE status = 'open';--> statement-breakpoint
CREATE INDEX `flow_task_person` ON `flow_task` (`workspace_id`,`person_id`,`status`,`opened_at`);--> statement-breakpoint
CREATE INDEX `flow_task_case` ON `flow_task` (`case_id`,`opened_seq`);--> statement-breakpoint
CREATE TABLE `flow_timer` (
	`workspace_id` text NOT NULL,
	`case_id` text NOT NULL,
	`node` text NOT NULL,
	`visit` integer NOT NULL,
	`due_at` integer NOT NULL,
	PRIMARY KEY(`case_id`, `node`, `visit`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `flow_timer_due` ON `flow_timer` (`due_at`);--> statement-breakpoint
CREATE TABLE `installation` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `pt_account` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`currency_id` text NOT NULL,
	`member_id` text NOT NULL,
	`kind` text NOT NULL,
	`balance` integer,
	`floor` integer NOT NULL,
	`next_due_at` integer,
	CONSTRAINT "pt_account_balance" CHECK((member_id = '' and balance is null) or (member_id <> '' and balance is not null and balance >= floor and balance <= 1000000000000000)),
	CONSTRAINT "pt_account_kind" CHECK(case when member_id = '' then kind in ('issuance', 'redeemed', 'expired', 'forgiven', 'cash', 'adjust', 'transfer', 'import') when kind = 'debt' then balance <= 0 and floor >= -1000000000000000 else kind in ('available', 'pending', 'held') and floor = 0 end)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `pt_account_of` ON `pt_account` (`workspace_id`,`currency_id`,`member_id`,`kind`);--> statement-breakpoint
CREATE INDEX `pt_account_due` ON `pt_account` (`next_due_at`) WHERE next_due_at is not null;--> statement-breakpoint
CREATE TABLE `pt_counter` (
	`workspace_id` text NOT NULL,
	`scope` text NOT NULL,
	`used` integer NOT NULL,
	`cap` integer NOT NULL,
	`last_taken` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `scope`),
	CONSTRAINT "pt_counter_cap" CHECK(used >= 0 and used <= cap)
) STRICT;
--> statement-breakpoint
CREATE TABLE `pt_currency` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`program_id` text NOT NULL,
	`code` text NOT NULL,
	`title` text NOT NULL,
	`scale` integer NOT NULL,
	`zone` text NOT NULL,
	`negative_policy` text NOT NULL,
	`debt_floor` integer NOT NULL,
	`grace_days` integer NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "pt_currency_scale" CHECK(scale between 0 and 6),
	CONSTRAINT "pt_currency_policy" CHECK(negative_policy in ('debt', 'forgive', 'cash') and debt_floor <= 0),
	CONSTRAINT "pt_currency_grace" CHECK(grace_days between 0 and 3650)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `pt_currency_code` ON `pt_currency` (`workspace_id`,`program_id`,`code`);--> statement-breakpoint
CREATE TABLE `pt_entry` (
	`workspace_id` text NOT NULL,
	`journal_id` text NOT NULL,
	`seq` integer NOT NULL,
	`account_id` text NOT NULL,
	`amount` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `journal_id`, `seq`),
	CONSTRAINT "pt_entry_amount" CHECK(amount <> 0 and amount between -1000000000000000 and 1000000000000000)
) STRICT;
--> statement-breakpoint
CREATE TABLE `pt_hold` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`currency_id` text NOT NULL,
	`member_id` text NOT NULL,
	`journal_id` text NOT NULL,
	`amount` integer NOT NULL,
	`status` text NOT NULL,
	`posted` integer NOT NULL,
	`released` integer NOT NULL,
	`deadline_at` integer,
	`resolved_journal_id` text,
	`resolved_at` integer,
	CONSTRAINT "pt_hold_once" CHECK(amount > 0 and posted >= 0 and released >= 0 and case status when 'open' then posted = 0 and released = 0 and resolved_journal_id is null when 'posted' then posted > 0 and posted + released = amount and resolved_journal_id is not null when 'released' then released = amount and posted = 0 and resolved_journal_id is not null else 1 = 0 end)
) STRICT;
--> statement-breakpoint
CREATE INDEX `pt_hold_open` ON `pt_hold` (`workspace_id`,`deadline_at`) WHERE status = 'open';--> statement-breakpoint
CREATE TABLE `pt_hold_line` (
	`workspace_id` text NOT NULL,
	`hold_id` text NOT NULL,
	`seq` integer NOT NULL,
	`lot_id` text NOT NULL,
	`amount` integer NOT NULL,
	`posted` integer NOT NULL,
	`released` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `hold_id`, `seq`),
	CONSTRAINT "pt_hold_line_amount" CHECK(amount > 0 and posted >= 0 and released >= 0 and posted + released <= amount and (posted + released = 0 or posted + released = amount))
) STRICT;
--> statement-breakpoint
CREATE TABLE `pt_journal` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`currency_id` text NOT NULL,
	`member_id` text NOT NULL,
	`org_unit_id` text,
	`kind` text NOT NULL,
	`idem_key` text,
	`req_hash` text NOT NULL,
	`source_id` text,
	`reverses_id` text,
	`hold_id` text,
	`cause_kind` text,
	`cause_id` text,
	`rule_key` text,
	`program_version` integer,
	`occurred_at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`business_date` text NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`reason` text,
	`explain` text,
	`outcome` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `pt_journal_key` ON `pt_journal` (`workspace_id`,`idem_key`) WHERE idem_key is not null;--> statement-breakpoint
CREATE INDEX `pt_journal_member` ON `pt_journal` (`workspace_id`,`member_id`,`recorded_at`);--> statement-breakpoint
CREATE INDEX `pt_journal_reverses` ON `pt_journal` (`workspace_id`,`reverses_id`) WHERE reverses_id is not null;--> statement-breakpoint
CREATE TABLE `pt_lot` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`currency_id` text NOT NULL,
	`member_id` text NOT NULL,
	`journal_id` text NOT NULL,
	`source_id` text,
	`parent_id` text,
	`activates_at` integer,
	`expires_at` integer,
	`granted` integer NOT NULL,
	`pending` integer NOT NULL,
	`available` integer NOT NULL,
	`held` integer NOT NULL,
	`redeemed` integer NOT NULL,
	`expired` integer NOT NULL,
	`reversed` integer NOT NULL,
	`adjusted` integer NOT NULL,
	`repaid` integer NOT NULL,
	`moved` integer NOT NULL,
	CONSTRAINT "pt_lot_law" CHECK(granted = pending + available + held + redeemed + expired + reversed + adjusted + repaid + moved),
	CONSTRAINT "pt_lot_buckets" CHECK(granted > 0 and pending >= 0 and available >= 0 and held >= 0 and redeemed >= 0 and expired >= 0 and reversed >= 0 and adjusted >= 0 and repaid >= 0 and moved >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `pt_lot_open` ON `pt_lot` (`workspace_id`,`member_id`,`currency_id`) WHERE pending + available + held > 0;--> statement-breakpoint
CREATE TABLE `pt_lot_move` (
	`workspace_id` text NOT NULL,
	`journal_id` text NOT NULL,
	`seq` integer NOT NULL,
	`lot_id` text NOT NULL,
	`from_bucket` text NOT NULL,
	`to_bucket` text NOT NULL,
	`amount` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `journal_id`, `seq`),
	CONSTRAINT "pt_lot_move_amount" CHECK(amount > 0 and from_bucket <> to_bucket)
) STRICT;
--> statement-breakpoint
CREATE TABLE `pt_source` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`system` text NOT NULL,
	`event_id` text NOT NULL,
	`part` text NOT NULL,
	`kind` text NOT NULL,
	`currency_id` text,
	`member_id` text,
	`journal_id` text,
	`granted` integer NOT NULL,
	`corrected` integer NOT NULL,
	`reversed` integer NOT NULL,
	`debt` integer NOT NULL,
	`forgiven` integer NOT NULL,
	`cash` integer NOT NULL,
	`amount_total` integer NOT NULL,
	`amount_refunded` integer NOT NULL,
	`outcome` text,
	`recorded_at` integer NOT NULL,
	CONSTRAINT "pt_source_law" CHECK(corrected >= 0 and reversed >= 0 and debt >= 0 and forgiven >= 0 and cash >= 0 and corrected <= granted and reversed + debt + forgiven + cash <= granted and amount_total >= 0 and amount_refunded >= 0),
	CONSTRAINT "pt_source_kind" CHECK(case kind when 'grant' then granted > 0 and member_id is not null and currency_id is not null and journal_id is not null when 'refund' then granted = 0 and amount_refunded > 0 else 1 = 0 end)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `pt_source_event` ON `pt_source` (`workspace_id`,`system`,`event_id`,`part`);--> statement-breakpoint
CREATE TABLE `member` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`status` text NOT NULL,
	`phone` text,
	`card_number` text,
	`tier_key` text,
	`tier_measure` integer NOT NULL,
	`tier_changed_at` integer,
	`profile_record_id` text,
	`org_unit_id` text,
	`locale` text NOT NULL,
	`joined_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	CONSTRAINT "member_status" CHECK(status in ('active', 'frozen', 'erased'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `member_phone` ON `member` (`workspace_id`,`phone`) WHERE phone is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `member_card` ON `member` (`workspace_id`,`card_number`) WHERE card_number is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `member_profile` ON `member` (`workspace_id`,`profile_record_id`) WHERE profile_record_id is not null;--> statement-breakpoint
CREATE INDEX `member_unit` ON `member` (`workspace_id`,`org_unit_id`);--> statement-breakpoint
CREATE TABLE `member_credential` (
	`member_id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`password_hash` text NOT NULL,
	`set_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `member_session` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`member_id` text NOT NULL,
	`secret_hash` text NOT NULL,
	`method` text NOT NULL,
	`user_agent` text NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `member_session_member` ON `member_session` (`workspace_id`,`member_id`);--> statement-breakpoint
CREATE TABLE `phone_code` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`phone` text NOT NULL,
	`code_hash` text NOT NULL,
	`attempts` integer NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `phone_code_phone` ON `phone_code` (`workspace_id`,`phone`);--> statement-breakpoint
CREATE TABLE `phone_proof` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`phone` text NOT NULL,
	`secret_hash` text NOT NULL,
	`expires_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `phone_proof_end` ON `phone_proof` (`workspace_id`,`expires_at`);--> statement-breakpoint
CREATE TABLE `message` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`channel` text NOT NULL,
	`recipient` text NOT NULL,
	`template` text NOT NULL,
	`subject` text,
	`text` text,
	`status` text NOT NULL,
	`error` text,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `message_workspace` ON `message` (`workspace_id`,`id`);--> statement-breakpoint
CREATE TABLE `file` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`record_id` text,
	`form_id` text,
	`shown` integer NOT NULL,
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
CREATE UNIQUE INDEX `serial_counter_scope` ON `serial_counter` (`workspace_id`,`form_id`,`field_id`,`scope`);--> statement-breakpoint
CREATE TABLE `redemption` (
	`record_id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`app_id` text NOT NULL,
	`member_id` text NOT NULL,
	`reward_id` text NOT NULL,
	`reward_title` text NOT NULL,
	`quantity` integer NOT NULL,
	`points` integer NOT NULL,
	`hold_id` text,
	`org_unit_id` text,
	`status` text NOT NULL,
	`pickup_code` text,
	`created_at` integer NOT NULL,
	`settled_at` integer,
	`collected_at` integer,
	`collected_by` text,
	CONSTRAINT "redemption_status" CHECK(status in ('pending', 'ready', 'collected', 'rejected', 'cancelled'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `redemption_member` ON `redemption` (`workspace_id`,`member_id`,`created_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `redemption_code` ON `redemption` (`workspace_id`,`pickup_code`) WHERE pickup_code is not null and status = 'ready';--> statement-breakpoint
CREATE TABLE `reward_stock` (
	`reward_id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`stock` integer,
	`reserved` integer NOT NULL,
	`redeemed` integer NOT NULL,
	CONSTRAINT "reward_stock_counts" CHECK(reserved >= 0 and redeemed >= 0),
	CONSTRAINT "reward_stock_enough" CHECK(stock is null or reserved + redeemed <= stock)
) STRICT;
--> statement-breakpoint
CREATE INDEX `reward_stock_workspace` ON `reward_stock` (`workspace_id`);--> statement-breakpoint
CREATE TABLE `auth_account` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`password` text,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `auth_account_provider` ON `auth_account` (`provider_id`,`account_id`);--> statement-breakpoint
CREATE INDEX `auth_account_user` ON `auth_account` (`user_id`);--> statement-breakpoint
CREATE TABLE `auth_session` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`token` text NOT NULL,
	`expires_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`workspace_id` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `auth_session_token` ON `auth_session` (`token`);--> statement-breakpoint
CREATE INDEX `auth_session_user` ON `auth_session` (`user_id`);--> statement-breakpoint
CREATE TABLE `auth_two_factor` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`secret` text NOT NULL,
	`backup_codes` text NOT NULL,
	`verified` integer,
	`failed_verification_count` integer,
	`locked_until` integer
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `auth_two_factor_user` ON `auth_two_factor` (`user_id`);--> statement-breakpoint
CREATE TABLE `auth_user` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer NOT NULL,
	`image` text,
	`username` text,
	`two_factor_enabled` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `auth_user_email` ON `auth_user` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `auth_user_username` ON `auth_user` (`username`);--> statement-breakpoint
CREATE TABLE `auth_verification` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `auth_verification_identifier` ON `auth_verification` (`identifier`);--> statement-breakpoint
CREATE TABLE `throttle` (
	`key` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`ends_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `throttle_end` ON `throttle` (`ends_at`);--> statement-breakpoint
CREATE TABLE `tier_change` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`member_id` text NOT NULL,
	`from_key` text,
	`to_key` text,
	`direction` text NOT NULL,
	`measure` integer NOT NULL,
	`cause_kind` text NOT NULL,
	`cause_id` text,
	`at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `tier_change_member` ON `tier_change` (`workspace_id`,`member_id`,`id`);--> statement-breakpoint
CREATE TABLE `tier_contribution` (
	`workspace_id` text NOT NULL,
	`member_id` text NOT NULL,
	`record_id` text NOT NULL,
	`occurred_at` integer NOT NULL,
	`amount` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `member_id`, `record_id`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `tier_contribution_time` ON `tier_contribution` (`workspace_id`,`member_id`,`occurred_at`);--> statement-breakpoint

CREATE TRIGGER `pt_journal_no_update` BEFORE UPDATE ON `pt_journal` BEGIN SELECT RAISE(ABORT, 'pt_journal is append-only'); END;--> statement-breakpoint

CREATE TRIGGER `pt_journal_no_delete` BEFORE DELETE ON `pt_journal` BEGIN SELECT RAISE(ABORT, 'pt_journal is append-only'); END;--> statement-breakpoint

CREATE TRIGGER `pt_entry_no_update` BEFORE UPDATE ON `pt_entry` BEGIN SELECT RAISE(ABORT, 'pt_entry is append-only'); END;--> statement-breakpoint

CREATE TRIGGER `pt_entry_no_delete` BEFORE DELETE ON `pt_entry` BEGIN SELECT RAISE(ABORT, 'pt_entry is append-only'); END;--> statement-breakpoint

CREATE TRIGGER `pt_lot_move_no_update` BEFORE UPDATE ON `pt_lot_move` BEGIN SELECT RAISE(ABORT, 'pt_lot_move is append-only'); END;--> statement-breakpoint

CREATE TRIGGER `pt_lot_move_no_delete` BEFORE DELETE ON `pt_lot_move` BEGIN SELECT RAISE(ABORT, 'pt_lot_move is append-only'); END;
