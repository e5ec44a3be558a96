-- Version 1 of the tables of sms-jdbc. Times are milliseconds since 1970-01-01 UTC by the clock of the database, unless noted.

create table if not exists sms_schema (
  version integer not null primary key
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- An idempotency key: in flight until it has a result.
create table if not exists sms_key (
  id varchar(200) not null primary key,
  owner varchar(64) not null,
  fingerprint varchar(64) not null,
  lease_until bigint not null,
  result mediumtext,
  settled_at bigint
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- A callback that is being handled (state 1) or was handled (state 2). expires_at is by the clock of the machine.
create table if not exists sms_nonce (
  id char(64) not null primary key,
  state smallint not null,
  taken_at bigint not null,
  expires_at bigint not null
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists sms_suspension (
  provider varchar(64) not null,
  message_class varchar(16) not null,
  reason varchar(40) not null,
  since bigint not null,
  note varchar(400) not null,
  primary key (provider, message_class)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- Received delivery reports; recipient is a keyed hash of the number.
create table if not exists sms_report (
  id bigint auto_increment primary key,
  provider varchar(64) not null,
  recipient char(64) not null,
  received_at bigint not null,
  report mediumtext not null
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- Messages that were sent; recipient is a keyed hash of the number.
create table if not exists sms_sent (
  provider varchar(64) not null,
  message_id varchar(200) not null,
  recipient char(64) not null,
  sent_at bigint not null,
  primary key (provider, message_id, recipient)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- Until when one machine cleans up.
create table if not exists sms_clean_up (
  id smallint not null primary key,
  busy_until bigint not null
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create index if not exists sms_key_settled on sms_key (settled_at);
create index if not exists sms_key_lease on sms_key (lease_until);
create index if not exists sms_nonce_expires on sms_nonce (expires_at);
create index if not exists sms_report_recipient on sms_report (recipient, provider);
create index if not exists sms_report_received on sms_report (received_at);
create index if not exists sms_sent_recipient on sms_sent (recipient);
create index if not exists sms_sent_at on sms_sent (sent_at);

insert into sms_clean_up (id, busy_until) select 1, 0 where not exists (select 1 from sms_clean_up where id = 1);
insert into sms_schema (version) select 1 where not exists (select 1 from sms_schema where version = 1);
