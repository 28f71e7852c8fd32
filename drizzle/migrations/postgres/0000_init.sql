CREATE TABLE "api_key" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"secret_hash" text COLLATE "C" NOT NULL,
	"scopes" text NOT NULL,
	"org_unit_id" text COLLATE "C",
	"requests_per_minute" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by" text COLLATE "C" NOT NULL,
	"expires_at" bigint,
	"revoked_at" bigint,
	"last_used_at" bigint
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"email" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"locale" text COLLATE "C" NOT NULL,
	"roles" text NOT NULL,
	"token_hash" text COLLATE "C" NOT NULL,
	"invited_by" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"closed_at" bigint,
	"staff_id" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "org_unit" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"parent_id" text COLLATE "C",
	"kind" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"code" text COLLATE "C",
	"path" text COLLATE "C" NOT NULL,
	"position" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"closed_at" bigint,
	CONSTRAINT "org_unit_root" CHECK ((parent_id is null) = (kind = 'headquarters'))
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"email" text COLLATE "C" NOT NULL,
	"locale" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"suspended_at" bigint
);
--> statement-breakpoint
CREATE TABLE "staff_role" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"staff_id" text COLLATE "C" NOT NULL,
	"role" text COLLATE "C" NOT NULL,
	"org_unit_id" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "workspace" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"time_zone" text COLLATE "C" NOT NULL,
	"locale" text COLLATE "C" NOT NULL,
	"logo" text COLLATE "C",
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
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
CREATE TABLE "flow_case" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"definition_id" text COLLATE "C" NOT NULL,
	"flow_version" bigint NOT NULL,
	"compiler_version" bigint NOT NULL,
	"version" bigint NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"marking" text NOT NULL,
	"form_id" text COLLATE "C" NOT NULL,
	"record_id" text COLLATE "C" NOT NULL,
	"org_unit_id" text COLLATE "C",
	"member_id" text COLLATE "C",
	"title" text COLLATE "C" NOT NULL,
	"initiator_kind" text COLLATE "C" NOT NULL,
	"initiator_id" text COLLATE "C" NOT NULL,
	"initiator_name" text COLLATE "C",
	"incident" smallint NOT NULL,
	"started_at" bigint NOT NULL,
	"finished_at" bigint,
	CONSTRAINT "flow_case_known" CHECK (status in ('running', 'approved', 'rejected', 'withdrawn', 'terminated')),
	CONSTRAINT "flow_case_finished" CHECK ((status = 'running') = (finished_at is null))
);
--> statement-breakpoint
CREATE TABLE "flow_log" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"seq" bigint NOT NULL,
	"at" bigint NOT NULL,
	"actor_kind" text COLLATE "C" NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"actor_name" text COLLATE "C",
	"action" text COLLATE "C" NOT NULL,
	"node" text COLLATE "C",
	"visit" bigint,
	"comment" text COLLATE "C",
	"event" text,
	"answers" text NOT NULL,
	"notes" text NOT NULL,
	"record_revision" bigint,
	CONSTRAINT "flow_log_case_id_seq_pk" PRIMARY KEY("case_id","seq")
);
--> statement-breakpoint
CREATE TABLE "flow_task" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"node" text COLLATE "C" NOT NULL,
	"visit" bigint NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"person_kind" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"original_id" text COLLATE "C",
	"status" text COLLATE "C" NOT NULL,
	"verdict" text COLLATE "C",
	"comment" text COLLATE "C",
	"opened_at" bigint NOT NULL,
	"due_at" bigint,
	"closed_at" bigint,
	"closed_because" text COLLATE "C",
	"opened_seq" bigint NOT NULL,
	"closed_seq" bigint,
	CONSTRAINT "flow_task_known" CHECK (status in ('open', 'done', 'closed', 'copy')),
	CONSTRAINT "flow_task_closed" CHECK (status = 'copy' or (status = 'open') = (closed_at is null))
);
--> statement-breakpoint
CREATE TABLE "flow_timer" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"node" text COLLATE "C" NOT NULL,
	"visit" bigint NOT NULL,
	"due_at" bigint NOT NULL,
	CONSTRAINT "flow_timer_case_id_node_visit_pk" PRIMARY KEY("case_id","node","visit")
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"name" text COLLATE "C" PRIMARY KEY NOT NULL,
	"value" text COLLATE "C" NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pt_account" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"currency_id" text COLLATE "C" NOT NULL,
	"member_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"balance" bigint,
	"floor" bigint NOT NULL,
	"next_due_at" bigint,
	CONSTRAINT "pt_account_balance" CHECK ((member_id = '' and balance is null) or (member_id <> '' and balance is not null and balance >= floor and balance <= 1000000000000000)),
	CONSTRAINT "pt_account_kind" CHECK (case when member_id = '' then kind in ('issuance', 'redeemed', 'expired', 'forgiven', 'cash', 'adjust', 'transfer', 'import') when kind = 'debt' then balance <= 0 and floor >= -1000000000000000 else kind in ('available', 'pending', 'held') and floor = 0 end)
);
--> statement-breakpoint
CREATE TABLE "pt_counter" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"scope" text COLLATE "C" NOT NULL,
	"used" bigint NOT NULL,
	"cap" bigint NOT NULL,
	"last_taken" bigint NOT NULL,
	CONSTRAINT "pt_counter_workspace_id_scope_pk" PRIMARY KEY("workspace_id","scope"),
	CONSTRAINT "pt_counter_cap" CHECK (used >= 0 and used <= cap)
);
--> statement-breakpoint
CREATE TABLE "pt_currency" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"program_id" text COLLATE "C" NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"title" text NOT NULL,
	"scale" bigint NOT NULL,
	"zone" text COLLATE "C" NOT NULL,
	"negative_policy" text COLLATE "C" NOT NULL,
	"debt_floor" bigint NOT NULL,
	"grace_days" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "pt_currency_scale" CHECK (scale between 0 and 6),
	CONSTRAINT "pt_currency_policy" CHECK (negative_policy in ('debt', 'forgive', 'cash') and debt_floor <= 0),
	CONSTRAINT "pt_currency_grace" CHECK (grace_days between 0 and 3650)
);
--> statement-breakpoint
CREATE TABLE "pt_entry" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"journal_id" text COLLATE "C" NOT NULL,
	"seq" bigint NOT NULL,
	"account_id" text COLLATE "C" NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "pt_entry_workspace_id_journal_id_seq_pk" PRIMARY KEY("workspace_id","journal_id","seq"),
	CONSTRAINT "pt_entry_amount" CHECK (amount <> 0 and amount between -1000000000000000 and 1000000000000000)
);
--> statement-breakpoint
CREATE TABLE "pt_hold" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"currency_id" text COLLATE "C" NOT NULL,
	"member_id" text COLLATE "C" NOT NULL,
	"journal_id" text COLLATE "C" NOT NULL,
	"amount" bigint NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"posted" bigint NOT NULL,
	"released" bigint NOT NULL,
	"deadline_at" bigint,
	"resolved_journal_id" text COLLATE "C",
	"resolved_at" bigint,
	CONSTRAINT "pt_hold_once" CHECK (amount > 0 and posted >= 0 and released >= 0 and case status when 'open' then posted = 0 and released = 0 and resolved_journal_id is null when 'posted' then posted > 0 and posted + released = amount and resolved_journal_id is not null when 'released' then released = amount and posted = 0 and resolved_journal_id is not null else 1 = 0 end)
);
--> statement-breakpoint
CREATE TABLE "pt_hold_line" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"hold_id" text COLLATE "C" NOT NULL,
	"seq" bigint NOT NULL,
	"lot_id" text COLLATE "C" NOT NULL,
	"amount" bigint NOT NULL,
	"posted" bigint NOT NULL,
	"released" bigint NOT NULL,
	CONSTRAINT "pt_hold_line_workspace_id_hold_id_seq_pk" PRIMARY KEY("workspace_id","hold_id","seq"),
	CONSTRAINT "pt_hold_line_amount" CHECK (amount > 0 and posted >= 0 and released >= 0 and posted + released <= amount and (posted + released = 0 or posted + released = amount))
);
--> statement-breakpoint
CREATE TABLE "pt_journal" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"currency_id" text COLLATE "C" NOT NULL,
	"member_id" text COLLATE "C" NOT NULL,
	"org_unit_id" text COLLATE "C",
	"kind" text COLLATE "C" NOT NULL,
	"idem_key" text COLLATE "C",
	"req_hash" text COLLATE "C" NOT NULL,
	"source_id" text COLLATE "C",
	"reverses_id" text COLLATE "C",
	"hold_id" text COLLATE "C",
	"cause_kind" text COLLATE "C",
	"cause_id" text COLLATE "C",
	"rule_key" text COLLATE "C",
	"program_version" bigint,
	"occurred_at" bigint NOT NULL,
	"recorded_at" bigint NOT NULL,
	"business_date" text COLLATE "C" NOT NULL,
	"actor_kind" text COLLATE "C" NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C",
	"explain" text,
	"outcome" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pt_lot" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"currency_id" text COLLATE "C" NOT NULL,
	"member_id" text COLLATE "C" NOT NULL,
	"journal_id" text COLLATE "C" NOT NULL,
	"source_id" text COLLATE "C",
	"parent_id" text COLLATE "C",
	"activates_at" bigint,
	"expires_at" bigint,
	"granted" bigint NOT NULL,
	"pending" bigint NOT NULL,
	"available" bigint NOT NULL,
	"held" bigint NOT NULL,
	"redeemed" bigint NOT NULL,
	"expired" bigint NOT NULL,
	"reversed" bigint NOT NULL,
	"adjusted" bigint NOT NULL,
	"repaid" bigint NOT NULL,
	"moved" bigint NOT NULL,
	CONSTRAINT "pt_lot_law" CHECK (granted = pending + available + held + redeemed + expired + reversed + adjusted + repaid + moved),
	CONSTRAINT "pt_lot_buckets" CHECK (granted > 0 and pending >= 0 and available >= 0 and held >= 0 and redeemed >= 0 and expired >= 0 and reversed >= 0 and adjusted >= 0 and repaid >= 0 and moved >= 0)
);
--> statement-breakpoint
CREATE TABLE "pt_lot_move" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"journal_id" text COLLATE "C" NOT NULL,
	"seq" bigint NOT NULL,
	"lot_id" text COLLATE "C" NOT NULL,
	"from_bucket" text COLLATE "C" NOT NULL,
	"to_bucket" text COLLATE "C" NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "pt_lot_move_workspace_id_journal_id_seq_pk" PRIMARY KEY("workspace_id","journal_id","seq"),
	CONSTRAINT "pt_lot_move_amount" CHECK (amount > 0 and from_bucket <> to_bucket)
);
--> statement-breakpoint
CREATE TABLE "pt_source" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"system" text COLLATE "C" NOT NULL,
	"event_id" text COLLATE "C" NOT NULL,
	"part" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"currency_id" text COLLATE "C",
	"member_id" text COLLATE "C",
	"journal_id" text COLLATE "C",
	"granted" bigint NOT NULL,
	"corrected" bigint NOT NULL,
	"reversed" bigint NOT NULL,
	"debt" bigint NOT NULL,
	"forgiven" bigint NOT NULL,
	"cash" bigint NOT NULL,
	"amount_total" bigint NOT NULL,
	"amount_refunded" bigint NOT NULL,
	"outcome" text,
	"recorded_at" bigint NOT NULL,
	CONSTRAINT "pt_source_law" CHECK (corrected >= 0 and reversed >= 0 and debt >= 0 and forgiven >= 0 and cash >= 0 and corrected <= granted and reversed + debt + forgiven + cash <= granted and amount_total >= 0 and amount_refunded >= 0),
	CONSTRAINT "pt_source_kind" CHECK (case kind when 'grant' then granted > 0 and member_id is not null and currency_id is not null and journal_id is not null when 'refund' then granted = 0 and amount_refunded > 0 else 1 = 0 end)
);
--> statement-breakpoint
CREATE TABLE "member" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"phone" text COLLATE "C",
	"card_number" text COLLATE "C",
	"tier_key" text COLLATE "C",
	"tier_measure" bigint NOT NULL,
	"tier_changed_at" bigint,
	"profile_record_id" text COLLATE "C",
	"org_unit_id" text COLLATE "C",
	"locale" text COLLATE "C" NOT NULL,
	"joined_at" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "member_status" CHECK (status in ('active', 'frozen', 'erased'))
);
--> statement-breakpoint
CREATE TABLE "member_credential" (
	"member_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"password_hash" text COLLATE "C" NOT NULL,
	"set_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "member_session" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"member_id" text COLLATE "C" NOT NULL,
	"secret_hash" text COLLATE "C" NOT NULL,
	"method" text COLLATE "C" NOT NULL,
	"user_agent" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"seen_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "phone_code" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"phone" text COLLATE "C" NOT NULL,
	"code_hash" text COLLATE "C" NOT NULL,
	"attempts" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "phone_proof" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"phone" text COLLATE "C" NOT NULL,
	"secret_hash" text COLLATE "C" NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "message" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"channel" text COLLATE "C" NOT NULL,
	"recipient" text COLLATE "C" NOT NULL,
	"template" text COLLATE "C" NOT NULL,
	"subject" text COLLATE "C",
	"text" text COLLATE "C",
	"status" text COLLATE "C" NOT NULL,
	"error" text COLLATE "C",
	"created_at" bigint NOT NULL
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
	"shown" smallint NOT NULL,
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
CREATE TABLE "redemption" (
	"record_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"app_id" text COLLATE "C" NOT NULL,
	"member_id" text COLLATE "C" NOT NULL,
	"reward_id" text COLLATE "C" NOT NULL,
	"reward_title" text COLLATE "C" NOT NULL,
	"quantity" bigint NOT NULL,
	"points" bigint NOT NULL,
	"hold_id" text COLLATE "C",
	"org_unit_id" text COLLATE "C",
	"status" text COLLATE "C" NOT NULL,
	"pickup_code" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"settled_at" bigint,
	"collected_at" bigint,
	"collected_by" text COLLATE "C",
	CONSTRAINT "redemption_status" CHECK (status in ('pending', 'ready', 'collected', 'rejected', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "reward_stock" (
	"reward_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"stock" bigint,
	"reserved" bigint NOT NULL,
	"redeemed" bigint NOT NULL,
	CONSTRAINT "reward_stock_counts" CHECK (reserved >= 0 and redeemed >= 0),
	CONSTRAINT "reward_stock_enough" CHECK (stock is null or reserved + redeemed <= stock)
);
--> statement-breakpoint
CREATE TABLE "auth_account" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"account_id" text COLLATE "C" NOT NULL,
	"provider_id" text COLLATE "C" NOT NULL,
	"password" text COLLATE "C",
	"access_token" text COLLATE "C",
	"refresh_token" text COLLATE "C",
	"id_token" text COLLATE "C",
	"access_token_expires_at" bigint,
	"refresh_token_expires_at" bigint,
	"scope" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth_session" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"token" text COLLATE "C" NOT NULL,
	"expires_at" bigint NOT NULL,
	"ip_address" text COLLATE "C",
	"user_agent" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"workspace_id" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "auth_two_factor" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"secret" text COLLATE "C" NOT NULL,
	"backup_codes" text COLLATE "C" NOT NULL,
	"verified" smallint,
	"failed_verification_count" bigint,
	"locked_until" bigint
);
--> statement-breakpoint
CREATE TABLE "auth_user" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"email" text COLLATE "C" NOT NULL,
	"email_verified" smallint NOT NULL,
	"image" text COLLATE "C",
	"username" text COLLATE "C",
	"two_factor_enabled" smallint,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth_verification" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"identifier" text COLLATE "C" NOT NULL,
	"value" text COLLATE "C" NOT NULL,
	"expires_at" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "throttle" (
	"key" text COLLATE "C" PRIMARY KEY NOT NULL,
	"count" bigint NOT NULL,
	"ends_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tier_change" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"member_id" text COLLATE "C" NOT NULL,
	"from_key" text COLLATE "C",
	"to_key" text COLLATE "C",
	"direction" text COLLATE "C" NOT NULL,
	"measure" bigint NOT NULL,
	"cause_kind" text COLLATE "C" NOT NULL,
	"cause_id" text COLLATE "C",
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tier_contribution" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"member_id" text COLLATE "C" NOT NULL,
	"record_id" text COLLATE "C" NOT NULL,
	"occurred_at" bigint NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "tier_contribution_workspace_id_member_id_record_id_pk" PRIMARY KEY("workspace_id","member_id","record_id")
);
--> statement-breakpoint
CREATE INDEX "api_key_workspace" ON "api_key" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "invitation_workspace" ON "invitation" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "invitation_open" ON "invitation" USING btree ("workspace_id","email") WHERE closed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "org_unit_path" ON "org_unit" USING btree ("workspace_id","path");--> statement-breakpoint
CREATE UNIQUE INDEX "org_unit_code" ON "org_unit" USING btree ("workspace_id","code") WHERE code is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "staff_user" ON "staff" USING btree ("workspace_id","user_id");--> statement-breakpoint
CREATE INDEX "staff_by_user" ON "staff" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "staff_role_staff" ON "staff_role" USING btree ("workspace_id","staff_id");--> statement-breakpoint
CREATE UNIQUE INDEX "app_key" ON "app" USING btree ("workspace_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "definition_key" ON "definition" USING btree ("workspace_id","app_id","kind","key");--> statement-breakpoint
CREATE INDEX "form_table_workspace" ON "form_table" USING btree ("workspace_id");--> statement-breakpoint
CREATE UNIQUE INDEX "command_log_key" ON "command_log" USING btree ("workspace_id","actor_id","key") WHERE key is not null;--> statement-breakpoint
CREATE INDEX "job_waiting" ON "job" USING btree ("run_at") WHERE status = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX "job_key" ON "job" USING btree ("workspace_id","kind","key") WHERE key is not null and status = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX "flow_case_running" ON "flow_case" USING btree ("workspace_id","record_id") WHERE status = 'running';--> statement-breakpoint
CREATE INDEX "flow_case_record" ON "flow_case" USING btree ("workspace_id","record_id","started_at");--> statement-breakpoint
CREATE INDEX "flow_case_status" ON "flow_case" USING btree ("workspace_id","status","started_at");--> statement-breakpoint
CREATE INDEX "flow_case_initiator" ON "flow_case" USING btree ("workspace_id","initiator_id","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "flow_task_open" ON "flow_task" USING btree ("workspace_id","case_id","node","visit","person_id") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "flow_task_person" ON "flow_task" USING btree ("workspace_id","person_id","status","opened_at");--> statement-breakpoint
CREATE INDEX "flow_task_case" ON "flow_task" USING btree ("case_id","opened_seq");--> statement-breakpoint
CREATE INDEX "flow_timer_due" ON "flow_timer" USING btree ("due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "pt_account_of" ON "pt_account" USING btree ("workspace_id","currency_id","member_id","kind");--> statement-breakpoint
CREATE INDEX "pt_account_due" ON "pt_account" USING btree ("next_due_at") WHERE next_due_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "pt_currency_code" ON "pt_currency" USING btree ("workspace_id","program_id","code");--> statement-breakpoint
CREATE INDEX "pt_hold_open" ON "pt_hold" USING btree ("workspace_id","deadline_at") WHERE status = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "pt_journal_key" ON "pt_journal" USING btree ("workspace_id","idem_key") WHERE idem_key is not null;--> statement-breakpoint
CREATE INDEX "pt_journal_member" ON "pt_journal" USING btree ("workspace_id","member_id","recorded_at");--> statement-breakpoint
CREATE INDEX "pt_journal_reverses" ON "pt_journal" USING btree ("workspace_id","reverses_id") WHERE reverses_id is not null;--> statement-breakpoint
CREATE INDEX "pt_lot_open" ON "pt_lot" USING btree ("workspace_id","member_id","currency_id") WHERE pending + available + held > 0;--> statement-breakpoint
CREATE UNIQUE INDEX "pt_source_event" ON "pt_source" USING btree ("workspace_id","system","event_id","part");--> statement-breakpoint
CREATE UNIQUE INDEX "member_phone" ON "member" USING btree ("workspace_id","phone") WHERE phone is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "member_card" ON "member" USING btree ("workspace_id","card_number") WHERE card_number is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "member_profile" ON "member" USING btree ("workspace_id","profile_record_id") WHERE profile_record_id is not null;--> statement-breakpoint
CREATE INDEX "member_unit" ON "member" USING btree ("workspace_id","org_unit_id");--> statement-breakpoint
CREATE INDEX "member_session_member" ON "member_session" USING btree ("workspace_id","member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "phone_code_phone" ON "phone_code" USING btree ("workspace_id","phone");--> statement-breakpoint
CREATE INDEX "phone_proof_end" ON "phone_proof" USING btree ("workspace_id","expires_at");--> statement-breakpoint
CREATE INDEX "message_workspace" ON "message" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE INDEX "file_record" ON "file" USING btree ("workspace_id","record_id");--> statement-breakpoint
CREATE INDEX "import_batch_form" ON "import_batch" USING btree ("workspace_id","form_id");--> statement-breakpoint
CREATE INDEX "import_problem_batch" ON "import_problem" USING btree ("batch_id","row");--> statement-breakpoint
CREATE INDEX "record_history_record" ON "record_history" USING btree ("record_id","revision");--> statement-breakpoint
CREATE INDEX "saved_view_form" ON "saved_view" USING btree ("workspace_id","form_id");--> statement-breakpoint
CREATE UNIQUE INDEX "serial_counter_scope" ON "serial_counter" USING btree ("workspace_id","form_id","field_id","scope");--> statement-breakpoint
CREATE INDEX "redemption_member" ON "redemption" USING btree ("workspace_id","member_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "redemption_code" ON "redemption" USING btree ("workspace_id","pickup_code") WHERE pickup_code is not null and status = 'ready';--> statement-breakpoint
CREATE INDEX "reward_stock_workspace" ON "reward_stock" USING btree ("workspace_id");--> statement-breakpoint
CREATE UNIQUE INDEX "auth_account_provider" ON "auth_account" USING btree ("provider_id","account_id");--> statement-breakpoint
CREATE INDEX "auth_account_user" ON "auth_account" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "auth_session_token" ON "auth_session" USING btree ("token");--> statement-breakpoint
CREATE INDEX "auth_session_user" ON "auth_session" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "auth_two_factor_user" ON "auth_two_factor" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "auth_user_email" ON "auth_user" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "auth_user_username" ON "auth_user" USING btree ("username");--> statement-breakpoint
CREATE INDEX "auth_verification_identifier" ON "auth_verification" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "throttle_end" ON "throttle" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "tier_change_member" ON "tier_change" USING btree ("workspace_id","member_id","id");--> statement-breakpoint
CREATE INDEX "tier_contribution_time" ON "tier_contribution" USING btree ("workspace_id","member_id","occurred_at");--> statement-breakpoint

CREATE OR REPLACE FUNCTION pointwright_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;--> statement-breakpoint

CREATE TRIGGER "pt_journal_append_only" BEFORE UPDATE OR DELETE ON "pt_journal" FOR EACH ROW EXECUTE FUNCTION pointwright_append_only();--> statement-breakpoint

CREATE TRIGGER "pt_entry_append_only" BEFORE UPDATE OR DELETE ON "pt_entry" FOR EACH ROW EXECUTE FUNCTION pointwright_append_only();--> statement-breakpoint

CREATE TRIGGER "pt_lot_move_append_only" BEFORE UPDATE OR DELETE ON "pt_lot_move" FOR EACH ROW EXECUTE FUNCTION pointwright_append_only();
