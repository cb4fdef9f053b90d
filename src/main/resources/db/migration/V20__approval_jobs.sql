-- An approval that creates very many assignments runs as a claimed job: the whole of it in one transaction, holding its
-- row; killed in the middle it is rolled back and begun again. Progress goes through another connection to another table.
create table approval_job (
  id uuid primary key,
  roadmap_id uuid not null references roadmap,
  request_id uuid not null references approval_request,
  account_id uuid not null references account,
  account_name text not null,
  form jsonb not null,
  scan_file_id uuid references stored_file,
  expected int not null,
  state text not null check (state in ('WAITING', 'DONE', 'FAILED')),
  failure_code text,
  failure_arguments jsonb,
  attempts int not null default 0,
  created_at timestamptz not null,
  ended_at timestamptz
);
create unique index approval_job_one_waiting on approval_job (roadmap_id) where state = 'WAITING';
create index approval_job_request on approval_job (request_id, created_at);
create index approval_job_scan on approval_job (scan_file_id) where scan_file_id is not null;
create table approval_job_progress (
  job_id uuid primary key references approval_job,
  done int not null,
  total int not null,
  at timestamptz not null
);
