-- Files of a form that came back with an error: their author's alone until a report takes them, swept after a day.
create table kept_upload (
  id uuid primary key,
  account_id uuid not null references account,
  file_id uuid not null references stored_file on delete cascade,
  file_name text not null,
  kept_at timestamptz not null
);
create index kept_upload_file on kept_upload (file_id);
create index kept_upload_at on kept_upload (kept_at);

-- The words of a draft that a common report was sent instead of: nothing typed is lost. Read by those who report.
create table replaced_draft (
  id uuid primary key,
  report_id uuid not null references execution_report,
  text text not null,
  done_on date,
  result text,
  outcome text not null,
  reason text,
  by_name text not null,
  written_at timestamptz not null,
  replaced_at timestamptz not null
);
create index replaced_draft_of on replaced_draft (report_id);

-- «Ответ не требуется»: said by the side the message was written to, so that the question is no longer open.
alter table assignment_message
  add column settled_at timestamptz,
  add column settled_by uuid,
  add column settled_name text,
  add column settled_capacity text,
  add constraint assignment_message_settled check ((settled_at is null) = (settled_name is null)
    and (settled_at is null) = (settled_by is null) and (settled_at is null or not unanswered));
