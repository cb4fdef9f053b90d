-- A personal calendar link: one for a person and scope, found by the hash of its secret; no hash: revoked. The row stays,
-- so that a link made anew goes on counting changes where the old one stopped.
create table calendar_feed (
  id uuid primary key,
  account_id uuid not null references account,
  scope text not null check (scope in ('OWN', 'TERRITORY')),
  token_hash text unique,
  language text not null,
  made_at timestamptz not null,
  revoked_at timestamptz,
  unique (account_id, scope),
  check ((token_hash is null) = (revoked_at is not null))
);
-- What the link showed last: by it changes are told from sameness, whatever brought them about.
create table calendar_feed_event (
  feed_id uuid not null references calendar_feed,
  -- assignment or occurrence, by the scope
  subject_id uuid not null,
  day date not null,
  summary text not null,
  description text not null,
  path text not null,
  sequence int not null,
  changed_at timestamptz not null,
  cancelled_at timestamptz,
  primary key (feed_id, subject_id)
);
-- a territory's days, closed work included
create index assignment_calendar on assignment (region_id, due);
