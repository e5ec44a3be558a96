-- Schema of sms-outbox, version 2. Times are milliseconds since 1970-01-01 UTC by the clock of the database, unless noted.

create table if not exists sms_outbox_schema (
  version integer not null primary key
);

-- A message: the record of what was submitted and what became of it. message is null once it is erased.
create table if not exists sms_message (
  id bigint generated always as identity primary key,
  tenant varchar(64) collate "C" not null,
  campaign varchar(100) collate "C",
  message_key varchar(200) collate "C" not null,
  fingerprint char(64) not null,
  message_class varchar(16) not null,
  state varchar(12) not null,
  message text,
  result text,
  expires_at bigint not null,
  created_at bigint not null,
  changed_at bigint not null,
  constraint sms_message_key unique (tenant, message_key)
) with (fillfactor = 80);

-- The queue: one row for each QUEUED message. slot and epoch say who has claimed it.
create table if not exists sms_due (
  id bigint not null primary key,
  message_class varchar(16) not null,
  sort_order smallint not null,
  due_at bigint not null,
  attempts smallint not null,
  campaign varchar(100) collate "C",
  slot varchar(40),
  epoch bigint
);

-- The fence: only the holder of a slot's current epoch claims messages and makes requests.
create table if not exists sms_slot (
  name varchar(40) not null primary key,
  epoch bigint not null,
  taken_at bigint not null
);

-- The journal: one row for each request that has begun and whose results are not stored. messages: ids and references.
create table if not exists sms_request (
  id bigint not null primary key,
  slot varchar(40) not null,
  epoch bigint not null,
  provider varchar(64) not null,
  started_at bigint not null,
  messages text not null
);

-- When an UNCONFIRMED message is reconciled next; no row once no further check can change its state.
create table if not exists sms_check (
  id bigint not null primary key,
  due_at bigint not null
);

-- Messages in the queue that were UNCONFIRMED, and of which a person has accepted a further copy.
create table if not exists sms_second_copy (
  id bigint not null primary key
);

-- Classes that are not sent until they are resumed.
create table if not exists sms_pause (
  message_class varchar(16) not null primary key,
  reason varchar(400) not null,
  since bigint not null
);

-- Outcomes that the listener has not been told, oldest first; due_at of one whose listener failed too often is in the far future.
create table if not exists sms_event (
  id bigint generated always as identity primary key,
  message_id bigint not null,
  state varchar(12) not null,
  due_at bigint not null,
  attempts smallint not null
);

-- Campaigns: state is RUNNING, PAUSED or CANCELLED.
create table if not exists sms_campaign (
  name varchar(100) collate "C" not null primary key,
  state varchar(12) not null,
  changed_at bigint not null
);

-- Leases of the slots, and recurring jobs. Table of db-scheduler; its times are by the clocks of the machines.
create table if not exists sms_task (
  task_name varchar(100) not null,
  task_instance varchar(100) not null,
  task_data bytea,
  execution_time timestamp with time zone not null,
  picked boolean not null,
  picked_by varchar(50),
  last_success timestamp with time zone,
  last_failure timestamp with time zone,
  consecutive_failures int,
  last_heartbeat timestamp with time zone,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);

create index if not exists sms_due_free on sms_due (message_class, sort_order, due_at, id) where slot is null;
create index if not exists sms_message_created on sms_message (created_at);
create index if not exists sms_message_campaign on sms_message (campaign, id) where campaign is not null;
create index if not exists sms_request_slot on sms_request (slot);
create index if not exists sms_check_due on sms_check (due_at);
create index if not exists sms_event_due on sms_event (due_at, id);
create index if not exists sms_task_time on sms_task (execution_time);
create index if not exists sms_task_heartbeat on sms_task (last_heartbeat);

insert into sms_outbox_schema (version) select 2 where not exists (select 1 from sms_outbox_schema);
