-- Work somebody has chosen to decide about at once: too much for an address, so the address names the choice. Its owner's
-- alone, swept after a day.
create table kept_selection (
  id uuid primary key,
  account_id uuid not null references account,
  assignments uuid[] not null,
  back text not null,
  kept_at timestamptz not null
);
create index kept_selection_at on kept_selection (kept_at);
