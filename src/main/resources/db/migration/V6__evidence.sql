-- A stored file is content: kept once per region by its hash, never by the name it came with.
create table stored_file (
  id uuid primary key,
  region_id uuid not null references territory,
  sha256 text not null,
  size bigint not null,
  media_type text not null,
  storage_key text not null,
  stored_at timestamptz not null,
  unique (region_id, sha256)
);
create index stored_file_at on stored_file (stored_at);

-- A file, a link or only the requisites of a document kept elsewhere. Hash, size and type stay here when the content is
-- withdrawn for personal data: file_id is then null.
create table evidence (
  id uuid primary key,
  region_id uuid not null references territory,
  organization_id uuid not null references organization,
  file_id uuid references stored_file,
  file_name text,
  sha256 text,
  size bigint,
  media_type text,
  url text,
  title text,
  doc_kind text,
  doc_number text,
  doc_date date,
  added_by uuid not null,
  added_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_name text,
  withdrawn_capacity text,
  withdrawn_reason text,
  check (withdrawn_at is null or (file_id is null and url is null))
);
create index evidence_file on evidence (file_id);
create index evidence_organization on evidence (organization_id);
alter table official_act add foreign key (scan_file_id) references stored_file;
create index official_act_scan on official_act (scan_file_id);
