-- An occurrence has a key: the period it is for, never its date, so that a moved date loses no report.
create table occurrence (
  id uuid primary key,
  activity_id uuid not null references activity,
  roadmap_id uuid not null references roadmap,
  key text not null,
  kind text not null default 'DATED' check (kind in ('DATED', 'AS_NEEDED', 'EXTERNAL_PLAN', 'OPEN_START', 'UNDATED')),
  for_year int not null,
  from_on date,
  due date,
  report_due date,
  added_by_revision uuid not null references revision,
  -- the last revision that wants it: its row is the text people see
  revision_id uuid not null references revision,
  withdrawn_by_revision uuid references revision,
  -- decided at approval: past before the start of control and not to be controlled
  dropped boolean not null default false,
  unique (activity_id, key)
);
create index occurrence_roadmap on occurrence (roadmap_id);

-- Version 7 identifiers for rows that bulk statements make; the same layout as the application's own.
create function next_id() returns uuid language sql volatile as $$
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
      52, 1), 53, 1), 'hex')::uuid
$$;

-- assignment = occurrence × reporting organization. scheduled_due is the rule's; agreed_due is it with an extension
-- or a named event date, by which the fact is judged; due and report_due are what the clock runs by (a return has
-- a date of its own). 'infinity' = no date, never late.
create table assignment (
  id uuid primary key,
  region_id uuid not null,
  municipality_id uuid,
  organization_id uuid not null references organization,
  roadmap_id uuid not null,
  activity_id uuid not null,
  occurrence_id uuid not null references occurrence,
  part text not null check (part in ('LEAD', 'REPORTING')),
  state text not null check (state in ('NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED', 'ACCEPTED', 'RETURNED', 'PARTIAL',
    'NOT_DONE', 'NOT_NEEDED', 'NOT_APPLICABLE', 'WITHDRAWN')),
  for_year int not null,
  scheduled_due date,
  agreed_due date not null default 'infinity',
  due date not null default 'infinity',
  report_due date not null default 'infinity',
  state_at timestamptz not null,
  done_on date,
  done_count int,
  closed_without_second boolean not null default false,
  -- taken out by a new revision, not by a person: comes back when the plan wants it again
  withdrawn_by_plan boolean not null default false,
  on_behalf_of text,
  assignee_id uuid references account,
  version int not null default 0,
  unique (occurrence_id, organization_id)
);
create index assignment_open_own on assignment (organization_id, due)
  where state in ('NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED');
create index assignment_open_territory on assignment (region_id, municipality_id, due)
  where state in ('NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED');
create index assignment_open_region on assignment (region_id, due)
  where state in ('NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED');
create index assignment_queue on assignment (region_id, municipality_id, state_at) where state = 'SUBMITTED';
create index assignment_own on assignment (organization_id, due desc);
create index assignment_roadmap on assignment (roadmap_id, activity_id);

create table execution_report (
  id uuid primary key,
  assignment_id uuid not null references assignment,
  no int not null,
  state text not null check (state in ('DRAFT', 'SUBMITTED', 'ACCEPTED', 'RETURNED')),
  text text not null default '',
  done_on date,
  result text,
  outcome text not null default 'DONE' check (outcome in ('DONE', 'PARTIAL', 'NOT_DONE', 'NOT_NEEDED', 'NOT_APPLICABLE')),
  count int,
  reason text,
  by_account uuid not null,
  by_name text not null,
  capacity text not null,
  updated_at timestamptz not null,
  submitted_at timestamptz,
  opened_at timestamptz,
  version int not null default 0,
  unique (assignment_id, no)
);
create table report_evidence (
  report_id uuid not null references execution_report,
  evidence_id uuid not null references evidence,
  position int not null,
  primary key (report_id, evidence_id)
);
-- Every change of state is a row: who, in what capacity, when, why.
create table assignment_decision (
  id uuid primary key,
  assignment_id uuid not null references assignment,
  report_id uuid references execution_report,
  verdict text not null,
  from_state text not null,
  to_state text not null,
  remark text,
  due_before date,
  due_after date,
  by_account uuid,
  by_name text not null,
  capacity text not null,
  at timestamptz not null
);
create index assignment_decision_of on assignment_decision (assignment_id, at);
create table extension_request (
  id uuid primary key,
  assignment_id uuid not null references assignment,
  until_on date not null,
  reason text not null,
  asked_by uuid not null,
  asked_name text not null,
  asked_at timestamptz not null,
  verdict text check (verdict in ('GRANTED', 'REFUSED')),
  decided_by uuid,
  decided_name text,
  decided_at timestamptz,
  remark text
);
create index extension_request_of on extension_request (assignment_id);
create unique index extension_request_one_open on extension_request (assignment_id) where verdict is null;
create index organization_reporter on organization (reporter_id) where reporter_id is not null;
create index report_evidence_of on report_evidence (evidence_id);
