-- Substitution (ВРИО): somebody acts in the roles of another for a period, both days included. It ends by itself: whoever
-- reads grants compares dates, nothing has to run. What is lent are roles of the absent, never what they hold as substitute.
create table substitution (
  id uuid primary key,
  region_id uuid not null references territory,
  absent_id uuid not null references account,
  substitute_id uuid not null references account,
  from_on date not null,
  until_on date not null,
  reason text,
  act text,
  appointed_by uuid not null references account,
  appointed_name text not null,
  appointed_capacity text not null,
  appointed_at timestamptz not null,
  ended_by uuid references account,
  ended_at timestamptz,
  version int not null default 0,
  check (absent_id <> substitute_id),
  check (from_on <= until_on)
);
create index substitution_substitute on substitution (substitute_id, until_on);
create index substitution_absent on substitution (absent_id, until_on);

create table substitution_role (
  substitution_id uuid not null references substitution,
  role_id uuid not null references role_assignment,
  primary key (substitution_id, role_id)
);
create index substitution_role_role on substitution_role (role_id);

-- «Передача дел»: whose role takes over what a role that ends was asked to do.
create table role_succession (
  from_role_id uuid primary key references role_assignment,
  to_role_id uuid not null references role_assignment,
  -- first day of the successor
  on_date date not null,
  by_account uuid not null references account,
  at timestamptz not null,
  check (from_role_id <> to_role_id)
);
create index role_succession_to on role_succession (to_role_id);

-- In whose place a report was written, an extension asked for: it is the absent person's as much as the substitute's.
alter table execution_report add column acting_for uuid references account;
alter table extension_request add column acting_for uuid references account;

-- The approved text reached its executors: the first opening by somebody of the organization, or a line of the paper sheet.
create table acquaintance (
  revision_id uuid not null references revision,
  organization_id uuid not null references organization,
  roadmap_id uuid not null references roadmap,
  reader_id uuid references account,
  reader_name text,
  reader_position text,
  reader_capacity text,
  at timestamptz not null,
  -- entered from the paper sheet: the day of the signature, and who entered it
  paper_on date,
  entered_by uuid references account,
  entered_name text,
  entered_capacity text,
  primary key (revision_id, organization_id),
  check ((paper_on is null) = (entered_by is null))
);
create index acquaintance_roadmap on acquaintance (roadmap_id, organization_id);
-- the executors of a roadmap are found by skipping from one to the next
create index assignment_executors on assignment (roadmap_id, organization_id) where state <> 'WITHDRAWN';
