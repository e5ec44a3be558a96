-- Table of one-time codes. Times are milliseconds since 1970-01-01 UTC by the clock of the machine.
-- recipient and binding are keyed hashes; the digits of a code are stored nowhere. tries_left is -1 after the right code.
create table if not exists sms_code (
  id varchar(40) not null primary key,
  purpose varchar(40) not null,
  recipient char(64) not null,
  binding char(64) not null,
  decoy smallint not null,
  tries_left integer not null,
  sends integer not null,
  ends_at bigint not null,
  resend_at bigint not null,
  checks integer not null,
  outcome integer not null
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create index if not exists sms_code_ends on sms_code (ends_at);
