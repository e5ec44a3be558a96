-- Upgrades the tables of sms-outbox from version 1 to 2. Machines may send meanwhile.

-- 1 where a person has put an UNCONFIRMED message back
alter table sms_due add column second_copy smallint not null default 0;

update sms_outbox_schema set version = 2 where version = 1;
