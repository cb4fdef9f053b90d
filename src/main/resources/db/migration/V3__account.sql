create table account (
  id uuid primary key,
  login text not null unique check (login = lower(login)),
  full_name text not null,
  email text,
  password_hash text not null,
  stamp uuid not null,
  must_change boolean not null,
  blocked_at timestamptz,
  locale text not null default 'ru',
  last_sign_in_at timestamptz,
  version int not null default 0
);

-- A role = person + position + employer + zone + rights; it ends by date, never by deletion.
create table role_assignment (
  id uuid primary key,
  account_id uuid not null references account,
  role text not null check (role in ('ADMINISTRATOR', 'METHODOLOGIST', 'OFFICIAL', 'SUPERVISOR', 'STAFF')),
  position text not null,
  employer_id uuid not null references organization,
  registers_acts boolean not null default false,
  from_on date not null,
  until_on date,
  version int not null default 0
);
create index role_assignment_account on role_assignment (account_id);
create index role_assignment_employer on role_assignment (employer_id);

-- The zone: one or more territories or organizations. Employer is not zone.
create table role_zone (
  role_id uuid not null references role_assignment on delete cascade,
  territory_id uuid references territory,
  organization_id uuid references organization,
  check (num_nonnulls(territory_id, organization_id) = 1)
);
create index role_zone_role on role_zone (role_id);
create index role_zone_territory on role_zone (territory_id);
create index role_zone_organization on role_zone (organization_id);
create unique index role_zone_once on role_zone (role_id, coalesce(territory_id, organization_id));

-- Failed attempts by name (hashed: people type passwords there) and by address, for throttling; swept after a day.
-- Names without an account are counted alike, so that a lock tells a stranger nothing.
create table sign_in_attempt (
  id bigint generated always as identity primary key,
  key text not null,
  at timestamptz not null
);
create index sign_in_attempt_key on sign_in_attempt (key, at);
create index sign_in_attempt_at on sign_in_attempt (at);
