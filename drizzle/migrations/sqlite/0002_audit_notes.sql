ALTER TABLE `command_log` ADD `note` text;
