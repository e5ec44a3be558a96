-- Upgrades the tables of sms-outbox from version 1 to 2. Machines with the library of version 1 may send meanwhile.

-- Messages in the queue that were UNCONFIRMED, and of which a person has accepted a further copy.
create table if not exists sms_second_copy (
  id bigint not null primary key
);

-- Each claim wrote to it, and only taking over a slot read it.
drop index if exists sms_due_claimed;

update sms_outbox_schema set version = 2 where version = 1;
