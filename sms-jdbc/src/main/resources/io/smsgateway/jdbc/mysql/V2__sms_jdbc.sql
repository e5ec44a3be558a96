-- Version 2 of the tables of sms-jdbc: owners of claims, and a check of the number key.
-- From this version on, idempotency keys are stored as keyed hashes. Those of version 1 are not found any more, and are
-- deleted at the end of their retention.

-- The keyed hash of a constant, which shows whether a machine has another number key.
create table if not exists sms_number_key (
  id smallint not null primary key,
  hash char(64) not null
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_0900_bin;

-- The machine that handles the callback.
alter table sms_nonce add column owner varchar(64);

-- The clean-up that has the lease.
alter table sms_clean_up add column owner varchar(64);

insert into sms_schema (version) select 2 where not exists (select 1 from sms_schema where version = 2);
