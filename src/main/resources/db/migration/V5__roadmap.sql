-- What full text search reads. Under a C character type the parser takes every sign beyond ASCII for a letter, and
-- «дорожная would be another word than дорожная: such signs become spaces.
create function search_text(printed text) returns text language sql immutable parallel safe return
  translate(printed, U&'«»„“”‘’—–‑−…•·№§°\00A0\202F\2009', repeat(' ', 24));

create table official_act (
  id uuid primary key,
  region_id uuid not null references territory,
  kind text not null,
  issuer_text text not null,
  signatory_text text not null,
  on_date date,
  number text,
  annex_number text,
  title text,
  scan_file_id uuid,
  registered_from_original boolean not null default false,
  entered_by uuid not null,
  entered_at timestamptz not null,
  version int not null default 0
);

create table roadmap (
  id uuid primary key,
  region_id uuid not null references territory,
  municipality_id uuid references territory,
  organization_id uuid references organization,
  owner_id uuid not null references organization,
  level text not null check (level in ('REGIONAL', 'MUNICIPAL', 'INSTITUTIONAL')),
  state text not null check (state in ('DRAFT', 'IN_REVIEW', 'RETURNED', 'IN_FORCE', 'COMPLETED', 'ARCHIVED')),
  effective_revision_id uuid,
  created_by uuid not null,
  created_at timestamptz not null,
  version int not null default 0,
  check ((level = 'REGIONAL' and municipality_id is null and organization_id is null)
      or (level = 'MUNICIPAL' and municipality_id is not null and organization_id is null)
      or (level = 'INSTITUTIONAL' and organization_id is not null))
);
create index roadmap_place on roadmap (region_id, municipality_id);

-- A revision (редакция) is a full copy of rows; at most one of a roadmap is not approved.
create table revision (
  id uuid primary key,
  roadmap_id uuid not null references roadmap,
  no int not null,
  state text not null check (state in ('DRAFT', 'IN_REVIEW', 'APPROVED')),
  title text not null,
  period_from date,
  period_to date,
  period_text text,
  year_kind text not null default 'CALENDAR' check (year_kind in ('CALENDAR', 'SCHOOL')),
  control_from date,
  columns jsonb not null,
  coordinator_id uuid references organization,
  coordinator_text text,
  supervisor_text text,
  supervisor_account_id uuid references account,
  act_id uuid references official_act,
  content_sha256 text,
  approved_by uuid,
  approved_at timestamptz,
  version int not null default 0,
  fts tsvector generated always as (to_tsvector('russian', search_text(title))) stored,
  unique (roadmap_id, no)
);
create unique index revision_one_open on revision (roadmap_id) where state <> 'APPROVED';
create index revision_fts on revision using gin (fts);
alter table roadmap add foreign key (effective_revision_id) references revision deferrable initially deferred;

-- The acts a revision rests on (R003).
create table roadmap_basis (
  id uuid primary key,
  revision_id uuid not null references revision on delete cascade,
  position int not null,
  relation text not null,
  printed text not null,
  in_force boolean not null default true
);
create index roadmap_basis_revision on roadmap_basis (revision_id);

create table section (
  id uuid primary key,
  roadmap_id uuid not null references roadmap
);
create table section_row (
  id uuid primary key,
  revision_id uuid not null references revision on delete cascade,
  section_id uuid not null references section,
  position int not null,
  number text,
  title text not null,
  year int,
  version int not null default 0,
  unique (revision_id, section_id)
);

-- activity is identity and is never deleted once approved; activity_row is its text in one revision.
create table activity (
  id uuid primary key,
  roadmap_id uuid not null references roadmap,
  parent_activity_id uuid references activity
);
create index activity_roadmap on activity (roadmap_id);
create table activity_row (
  id uuid primary key,
  revision_id uuid not null references revision on delete cascade,
  activity_id uuid not null references activity,
  section_id uuid references section,
  position int not null,
  number text,
  title text not null,
  result text,
  result_kind text,
  precondition text,
  deadline_text text not null default '',
  reading jsonb not null,
  reading_source text not null default 'READ' check (reading_source in ('READ', 'CONFIRMED', 'OVERRULED')),
  year_kind text check (year_kind in ('CALENDAR', 'SCHOOL')),
  extra jsonb not null default '{}',
  version int not null default 0,
  changed_by uuid,
  changed_at timestamptz,
  fts tsvector generated always as (
    to_tsvector('russian', search_text(title || ' ' || coalesce(result, '') || ' ' || deadline_text))) stored,
  unique (revision_id, activity_id)
);
create index activity_row_order on activity_row (revision_id, position);
create index activity_row_fts on activity_row using gin (fts);
create table executor (
  activity_row_id uuid not null references activity_row on delete cascade,
  position int not null,
  printed text not null,
  kind text not null check (kind in ('ORG', 'GROUP', 'LIST', 'TEXT')),
  organization_id uuid references organization,
  group_code text,
  group_basis text check (group_basis in ('SUBORDINATION', 'TERRITORY')),
  list_id uuid references organization_list,
  part text not null check (part in ('LEAD', 'REPORTING', 'TAKING_PART')),
  primary key (activity_row_id, position),
  check ((kind = 'ORG') = (organization_id is not null)),
  check ((kind = 'GROUP') = (group_code is not null)),
  check ((kind = 'LIST') = (list_id is not null))
);
create index executor_organization on executor (organization_id) where organization_id is not null;

-- Rows taken out of a draft, kept so that they can be put back (one statement there, one back).
create table removed_row (
  revision_id uuid not null references revision on delete cascade,
  activity_id uuid not null references activity,
  row_content jsonb not null,
  executors jsonb not null,
  removed_by uuid not null,
  removed_at timestamptz not null,
  primary key (revision_id, activity_id)
);

-- What was approved never changes: neither rows nor headings, executors, basis or the texts of the revision itself.
create function refuse_if_approved(revision_of_row uuid) returns void language plpgsql as $$
begin
  if exists (select 1 from revision where id = revision_of_row and state = 'APPROVED') then
    raise exception 'rows of an approved revision cannot be changed';
  end if;
end $$;
create function approved_rows_are_immutable() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    perform refuse_if_approved(old.revision_id);
  end if;
  if tg_op = 'INSERT' or (tg_op = 'UPDATE' and new.revision_id <> old.revision_id) then
    perform refuse_if_approved(new.revision_id);
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger activity_row_immutable before insert or update or delete on activity_row
  for each row execute function approved_rows_are_immutable();
create trigger section_row_immutable before insert or update or delete on section_row
  for each row execute function approved_rows_are_immutable();
create trigger roadmap_basis_immutable before insert or update or delete on roadmap_basis
  for each row execute function approved_rows_are_immutable();
create function approved_executors_are_immutable() returns trigger language plpgsql as $$
begin
  perform refuse_if_approved(r.revision_id) from activity_row r
    where r.id = case when tg_op = 'DELETE' then old.activity_row_id else new.activity_row_id end;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger executor_immutable before insert or update or delete on executor
  for each row execute function approved_executors_are_immutable();
-- Of an approved revision only the act's entry may still be completed (date and number may have been blank).
create function approved_revision_is_immutable() returns trigger language plpgsql as $$
begin
  if old.state = 'APPROVED' and (tg_op = 'DELETE' or new.state <> 'APPROVED'
      or (new.title, new.columns, new.year_kind, new.content_sha256) is distinct from
         (old.title, old.columns, old.year_kind, old.content_sha256)
      or (new.period_from, new.period_to, new.period_text, new.control_from) is distinct from
         (old.period_from, old.period_to, old.period_text, old.control_from)
      or (new.coordinator_id, new.coordinator_text, new.supervisor_text) is distinct from
         (old.coordinator_id, old.coordinator_text, old.supervisor_text)) then
    raise exception 'an approved revision cannot be changed';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger revision_immutable before update or delete on revision
  for each row execute function approved_revision_is_immutable();

-- Review, first form: one request a submission, one decision a step; the full procedure adds routes and steps.
create table approval_request (
  id uuid primary key,
  roadmap_id uuid not null references roadmap,
  revision_id uuid not null references revision,
  round int not null,
  content_sha256 text not null,
  state text not null check (state in ('OPEN', 'APPROVED', 'RETURNED', 'WITHDRAWN')),
  submitted_by uuid not null,
  submitted_capacity text not null,
  submitted_at timestamptz not null,
  note text,
  unique (revision_id, round)
);
create unique index approval_request_one_open on approval_request (roadmap_id) where state = 'OPEN';
create table step_decision (
  request_id uuid primary key references approval_request,
  verdict text not null check (verdict in ('APPROVED', 'RETURNED', 'WITHDRAWN')),
  remark text,
  act_id uuid references official_act,
  decided_by uuid not null,
  capacity text not null,
  at timestamptz not null
);
create table remark (
  id uuid primary key,
  request_id uuid not null references approval_request,
  activity_id uuid references activity,
  text text not null,
  author_id uuid not null,
  author_name text not null,
  capacity text not null,
  at timestamptz not null,
  resolved_at timestamptz,
  resolved_by uuid
);
create index remark_request on remark (request_id);

-- What the approver decided about occurrences already past at the start of control, and changes of participation.
create table start_decision (
  revision_id uuid not null references revision,
  activity_id uuid not null references activity,
  occurrence_key text not null,
  verdict text not null check (verdict in ('DONE_EARLIER', 'CONTROL', 'DROPPED')),
  proof text,
  primary key (revision_id, activity_id, occurrence_key)
);
