ALTER TABLE "command_log" ADD COLUMN "note" text COLLATE "C";
