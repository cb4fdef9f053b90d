-- The official mailbox of an organization: where mail about its work goes unless people choose otherwise.
alter table organization add column email text;

-- Events wait here until who listens has done with them (Spring Modulith, structure 2); done ones are deleted.
create table event_publication (
  id uuid primary key,
  listener_id text not null,
  event_type text not null,
  serialized_event text not null,
  publication_date timestamptz not null,
  completion_date timestamptz,
  status text,
  completion_attempts int,
  last_resubmission_date timestamptz
);
create index event_publication_serialized_event_hash_idx on event_publication using hash (serialized_event);
create index event_publication_by_completion_date_idx on event_publication (completion_date);

-- Which instance runs a job (ShedLock); times are the database's, in UTC.
create table shedlock (
  name varchar(64) primary key,
  lock_until timestamp not null,
  locked_at timestamp not null,
  locked_by varchar(255) not null
);

-- A region's rules of telling. quiet: yearly periods «MM-dd..MM-dd», both days included, separated by commas.
create table notice_settings (
  region_id uuid primary key references territory,
  quiet text not null,
  escalate_after int not null check (escalate_after between 1 and 60),
  changed_by uuid not null references account,
  changed_name text not null,
  changed_at timestamptz not null
);

-- What a person wants by mail; no row: what is usual.
create table notice_preference (
  account_id uuid primary key references account,
  preset text not null check (preset in ('DIGEST', 'LATE_ONLY', 'NONE')),
  changed_at timestamptz not null
);
-- The same for the mailbox of an organization.
create table notice_mailbox (
  organization_id uuid primary key references organization,
  preset text not null check (preset in ('DIGEST', 'LATE_ONLY', 'NONE')),
  changed_by uuid not null references account,
  changed_at timestamptz not null
);

-- A notice in the application. One of a kind a day about one thing; amount: how many things it stands for.
create table notice (
  id uuid primary key,
  account_id uuid not null references account,
  kind text not null,
  subject_kind text not null check (subject_kind in ('ASSIGNMENT', 'ORGANIZATION', 'TERRITORY')),
  subject_id uuid not null,
  day date not null,
  due date,
  amount int,
  text text,
  at timestamptz not null,
  read_at timestamptz,
  unique (account_id, kind, subject_id, day)
);
create index notice_unread on notice (account_id, at) where read_at is null;
create index notice_of on notice (account_id, at);
create index notice_at on notice (at);

-- A working day of a region that has been planned: digests are made once. told: schools were not in a quiet period.
create table notice_plan (
  region_id uuid not null references territory,
  day date not null,
  told boolean not null,
  notices int not null default 0,
  letters int not null default 0,
  undeliverable int not null default 0,
  at timestamptz not null,
  primary key (region_id, day)
);

-- Letters. One claimed by a sender is SENDING; UNSURE: its sender died, nobody knows whether it went, it is not repeated;
-- EXPIRED: the day it was for is over. What such a letter said goes into the next digest.
create table mail_outbox (
  id uuid primary key,
  region_id uuid not null references territory,
  dedup_key text not null unique,
  recipient text not null,
  subject text not null,
  body text not null,
  state text not null check (state in ('QUEUED', 'SENDING', 'SENT', 'FAILED', 'UNSURE', 'EXPIRED')),
  tries int not null default 0,
  created_at timestamptz not null,
  next_try timestamptz not null,
  not_after timestamptz not null,
  claimed_at timestamptz,
  sent_at timestamptz,
  error text
);
create index mail_outbox_queue on mail_outbox (next_try) where state in ('QUEUED', 'SENDING');
create index mail_outbox_region on mail_outbox (region_id, created_at);
create index mail_outbox_created on mail_outbox (created_at);

-- The digest of a mailbox for a day. items: what is told once, [{"assignment", "group"}]; carried over while the letter
-- has not gone. carried_on: the day that took it over.
create table digest (
  id uuid primary key,
  region_id uuid not null,
  day date not null,
  recipient text not null,
  letter_id uuid not null references mail_outbox on delete cascade,
  items jsonb not null,
  carried_on date,
  unique (region_id, recipient, day)
);
create index digest_open on digest (region_id, day) where carried_on is null;
create index digest_letter on digest (letter_id);

-- what executors are told of since the last digest
create index assignment_decision_told on assignment_decision (at)
  where verdict in ('RETURNED', 'REOPENED', 'EXTENDED', 'EXTENSION_REFUSED', 'ENTERED', 'OBJECTION_REFUSED', 'CLOSED',
    'WITHDRAWN');
