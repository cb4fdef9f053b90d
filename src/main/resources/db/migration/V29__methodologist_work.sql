-- What methodologists decide about much work at once: reminders, «отметить списком», days of events, «закрыть год»,
-- and the questions and answers about one assignment.

-- «Дата проведения», one for all executors of an occurrence; the rule's date stays in due.
alter table occurrence add column named_on date;
alter table occurrence add column named_report_due date;

-- «Напомнить»: once a day an assignment, whoever presses.
create table reminder (
  id uuid primary key,
  by_account uuid not null,
  by_name text not null,
  capacity text not null,
  at timestamptz not null
);
create table reminder_of (
  assignment_id uuid not null references assignment,
  on_day date not null,
  reminder_id uuid not null references reminder,
  primary key (assignment_id, on_day)
);
create index reminder_at on reminder (at);
create index reminder_of_one on reminder_of (reminder_id);

-- «Отметить списком»: one paper shows that many organizations have done it. The organization may object once.
create table entry_basis (
  id uuid primary key,
  region_id uuid not null references territory,
  kind text not null,
  number text,
  on_date date,
  done_on date not null,
  evidence_id uuid references evidence,
  -- entered by somebody of the whole region: the paper is the region's, whichever towns it names
  region_wide boolean not null,
  by_account uuid not null,
  by_name text not null,
  capacity text not null,
  at timestamptz not null
);
create index entry_basis_evidence on entry_basis (evidence_id);
create table list_entry (
  id uuid primary key,
  assignment_id uuid not null references assignment,
  basis_id uuid not null references entry_basis,
  objection text,
  objected_by uuid,
  objected_name text,
  objected_capacity text,
  objected_at timestamptz,
  answer text check (answer in ('KEPT', 'REOPENED')),
  answer_remark text,
  answered_by uuid,
  answered_name text,
  answered_at timestamptz,
  check (answer is null or objection is not null)
);
create index list_entry_of on list_entry (assignment_id);
create index list_entry_objection on list_entry (objected_at) where objection is not null and answer is null;
-- in force while the assignment is closed by it; as with other columns of assignment no foreign key
alter table assignment add column entry_id uuid;

-- «Исполнено частично: 28 из 31»: an occurrence that a group leads, closed by the methodologist.
create table occurrence_closing (
  id uuid primary key,
  occurrence_id uuid not null references occurrence,
  done int not null,
  total int not null,
  reason text not null,
  by_account uuid not null,
  by_name text not null,
  capacity text not null,
  at timestamptz not null
);
create index occurrence_closing_of on occurrence_closing (occurrence_id, at);

-- «Закрыть год»: on record; reopening keeps the row.
create table year_closing (
  id uuid primary key,
  roadmap_id uuid not null references roadmap,
  for_year int not null,
  remark text not null,
  by_account uuid not null,
  by_name text not null,
  capacity text not null,
  at timestamptz not null,
  reopened_by uuid,
  reopened_name text,
  reopened_capacity text,
  reopened_at timestamptz,
  reopened_reason text
);
create unique index year_closing_in_force on year_closing (roadmap_id, for_year) where reopened_at is null;

-- «Замечание — ответ», seen by both sides, never deleted.
create table assignment_message (
  id uuid primary key,
  assignment_id uuid not null references assignment,
  by_executor boolean not null,
  -- the executor's last word while nothing has been said after it
  unanswered boolean not null default false,
  text text not null,
  by_account uuid not null,
  by_name text not null,
  capacity text not null,
  at timestamptz not null
);
create index assignment_message_of on assignment_message (assignment_id, at);
create index assignment_message_unanswered on assignment_message (assignment_id) where unanswered;
create index assignment_message_at on assignment_message (at, by_executor);
create index assignment_occurrence on assignment (occurrence_id, state);
