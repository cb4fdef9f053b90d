-- When a person last looked at «Мои мероприятия». A visit lasts while they go on looking; what has changed since the visit
-- before it is marked. No "since" on the first visit: nothing is news then.
create table work_visit (
  account_id uuid primary key references account,
  since timestamptz,
  seen_at timestamptz not null
);

-- Of a report on an event (meeting, seminar, contest): place, first day when it took several (the last is the report's date of
-- fact), format, participants, links to what was published.
create table report_event (
  report_id uuid primary key references execution_report,
  place text,
  from_on date,
  format text check (format in ('IN_PERSON', 'REMOTE', 'MIXED')),
  participants int check (participants >= 0),
  media text[] not null default '{}'
);

-- What the executor notes on the way: an instance of work done as needed, or interim information. Nothing is closed by it.
-- A mistake is struck out, never deleted.
create table work_note (
  id uuid primary key,
  assignment_id uuid not null references assignment,
  kind text not null check (kind in ('INSTANCE', 'INTERIM')),
  on_date date not null,
  text text not null,
  participants int check (participants >= 0),
  by_account uuid not null,
  by_name text not null,
  capacity text not null,
  at timestamptz not null,
  struck_at timestamptz,
  struck_name text,
  check ((struck_at is null) = (struck_name is null))
);
create index work_note_of on work_note (assignment_id, on_date);
create table work_note_evidence (
  note_id uuid not null references work_note,
  evidence_id uuid not null references evidence,
  position int not null,
  primary key (note_id, evidence_id)
);
create index work_note_evidence_of on work_note_evidence (evidence_id);

-- «Заменить обезличенным»: the withdrawn proof names what stands in its place.
alter table evidence add column replaced_by uuid references evidence;
create index evidence_replaced_by on evidence (replaced_by) where replaced_by is not null;

create index assignment_assignee on assignment (assignee_id) where assignee_id is not null;
