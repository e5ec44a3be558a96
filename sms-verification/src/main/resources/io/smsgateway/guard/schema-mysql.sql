-- Tables of the guard. Times are milliseconds since 1970-01-01 UTC by the clock of the machine.
-- The last messages of a number or an address, whose id is a keyed hash: for each a comma and its time.
create table if not exists sms_guard_log (
  id varchar(100) character set ascii collate ascii_bin not null primary key,
  events varchar(1400) character set ascii collate ascii_bin not null,
  expires_at bigint not null
);

-- Counters by slots of ten minutes or a day. In the row of a block, used is its end and verified its level.
create table if not exists sms_guard_count (
  id varchar(100) character set ascii collate ascii_bin not null,
  slot bigint not null,
  used bigint not null,
  verified bigint not null,
  expires_at bigint not null,
  primary key (id, slot)
);

create index sms_guard_log_expires on sms_guard_log (expires_at);
create index sms_guard_count_expires on sms_guard_count (expires_at);
