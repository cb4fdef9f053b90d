-- Territory: a region or a municipality of it. A region is its own region_id.
create table territory (
  id uuid primary key,
  kind text not null check (kind in ('REGION', 'MUNICIPALITY')),
  region_id uuid not null references territory,
  name text not null,
  short_name text not null,
  time_zone text,
  version int not null default 0,
  check (kind <> 'REGION' or (region_id = id and time_zone is not null))
);
create index territory_region on territory (region_id);

-- Subordination is parent_id; beside it municipality_id says where the organization stands.
-- acts_for_id: the territory whose education this body governs («МОУО» of the town, the ministry of the region).
create table organization (
  id uuid primary key,
  region_id uuid not null references territory,
  municipality_id uuid references territory,
  parent_id uuid references organization,
  acts_for_id uuid references territory,
  kind text not null check (kind in ('MINISTRY', 'CNPPM', 'INSTITUTE', 'AUTHORITY', 'METHODICAL_SERVICE', 'SCHOOL',
    'KINDERGARTEN', 'SUPPLEMENTARY', 'ASSOCIATION', 'NETWORK_SITE', 'OTHER')),
  full_name text not null,
  short_name text not null,
  reporter_id uuid references organization,
  archived_on date,
  version int not null default 0
);
create index organization_place on organization (region_id, municipality_id, kind);
create index organization_parent on organization (parent_id);
create index organization_name_trgm on organization using gin ((full_name || ' ' || short_name) gin_trgm_ops);

-- Twin of GroupNames.normalize: lower case, ё as е, no quotes, one space, «№ 1» as «№1», no list mark or stop at the ends.
create function normalized_name(name text) returns text language sql immutable strict parallel safe as $$
  select btrim(replace(regexp_replace(translate(lower(name), 'ё «»"“”„', 'е '), '\s+', ' ', 'g'), '№ ', '№'), ' -–—•;,.')
$$;

-- Every name an organization has or had; old papers print old names.
create table organization_name (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  kind text not null check (kind in ('FULL', 'SHORT', 'ALIAS')),
  name text not null,
  from_on date,
  until_on date,
  normalized text not null generated always as (normalized_name(name)) stored
);
create index organization_name_of on organization_name (organization_id);
create index organization_name_normalized on organization_name (normalized);
create index organization_name_typed_trgm on organization_name using gin (name gin_trgm_ops);

create table organization_event (
  id uuid primary key,
  organization_id uuid not null references organization,
  kind text not null check (kind in ('RENAMED', 'JOINED', 'MERGED', 'CLOSED')),
  on_date date not null,
  act text not null,
  former_name text,
  successor_id uuid references organization,
  recorded_by uuid not null,
  recorded_at timestamptz not null
);
create index organization_event_of on organization_event (organization_id, on_date);

-- A saved list of organizations («пилотные школы»), kept per territory and offered in the executor picker.
create table organization_list (
  id uuid primary key,
  region_id uuid not null references territory,
  municipality_id uuid references territory,
  name text not null,
  version int not null default 0
);
create index organization_list_place on organization_list (region_id, municipality_id);
create table organization_list_member (
  list_id uuid not null references organization_list on delete cascade,
  organization_id uuid not null references organization,
  primary key (list_id, organization_id)
);
