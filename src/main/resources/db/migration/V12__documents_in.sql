-- The words of the executors' cell as printed, separators too; null when the row was written in the editor.
alter table activity_row add column executors_text text;

-- What stood round the table of an imported document and has no place of its own in the model: kept with the text.
alter table revision add column source_text text;

-- A document brought in and looked through before it becomes a draft; seen by its author only, swept after a week.
create table plan_import (
  id uuid primary key,
  account_id uuid not null references account on delete cascade,
  region_id uuid not null references territory,
  -- the roadmap whose text it changes; null: a new one in the place
  roadmap_id uuid references roadmap on delete cascade,
  place text,
  file_name text not null,
  tables jsonb not null,
  chosen_table int,
  choices jsonb not null,
  executors jsonb not null,
  passport jsonb,
  made_roadmap_id uuid references roadmap on delete cascade,
  version int not null default 0,
  created_at timestamptz not null,
  check ((roadmap_id is null) <> (place is null))
);
create index plan_import_account on plan_import (account_id, created_at);
