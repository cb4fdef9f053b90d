-- Who did what, when, in what capacity. Append-only: a trigger refuses changes.
create table journal (
  id uuid primary key,
  at timestamptz not null,
  region_id uuid,
  municipality_id uuid,
  organization_id uuid,
  account_id uuid,
  actor_name text not null,
  capacity text,
  action text not null,
  subject_kind text not null,
  subject_id uuid,
  subject_title text not null,
  details jsonb not null default '{}'
);
create index journal_region on journal (region_id, at desc);
create index journal_municipality on journal (municipality_id, at desc);
create index journal_subject on journal (subject_id, at desc);
create index journal_account on journal (account_id, at desc);

create function journal_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'journal is append-only';
end $$;
create trigger journal_append_only before update or delete on journal
  for each row execute function journal_is_append_only();
