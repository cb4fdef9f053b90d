-- A list brought in as a spreadsheet and looked through before anything is written; seen by its author only, swept
-- after a week. Its rows are cells by column; what they would do is worked out anew each time it is looked at.
create table list_import (
  id uuid primary key,
  account_id uuid not null references account on delete cascade,
  list text not null check (list in ('organizations', 'accounts')),
  file_name text not null,
  content jsonb not null,
  result jsonb,
  created_at timestamptz not null
);
create index list_import_account on list_import (account_id, list, created_at);
create index list_import_created on list_import (created_at);
