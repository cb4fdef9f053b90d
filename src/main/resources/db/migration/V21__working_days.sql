-- Working days that a region has beside those that come with the program. The stamp is another after every change: who
-- keeps a calendar in memory compares it. Its row is also the lock of a change.
create table working_calendar (
  region_id uuid primary key references territory,
  stamp uuid not null
);

-- The official production calendar of a year, in full: where it differs from «Saturday and Sunday off, public holidays
-- of fixed date off, the rest working».
create table working_year (
  region_id uuid not null references territory,
  year int not null check (year between 2000 and 2100),
  days_off date[] not null,
  working_days date[] not null,
  act text not null,
  entered_by uuid not null references account,
  entered_name text not null,
  entered_at timestamptz not null,
  primary key (region_id, year)
);

-- A day of the region itself: a holiday of its own, or a day off made working.
create table regional_day (
  id uuid primary key,
  region_id uuid not null references territory,
  day date not null,
  working boolean not null,
  name text not null,
  act text not null,
  entered_by uuid not null references account,
  entered_name text not null,
  entered_at timestamptz not null,
  unique (region_id, day)
);
