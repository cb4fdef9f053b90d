-- The draft of the order that brings a revision in, as people have changed it by hand: one for a revision.
create table amending_order (
  revision_id uuid primary key references revision on delete cascade,
  content jsonb not null,
  version int not null,
  -- the page it was saved from: saving twice from one page is no conflict
  saved_page uuid not null,
  saved_by uuid not null references account,
  saved_at timestamptz not null
);
