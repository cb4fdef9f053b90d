-- A duty the order gives beside the table it approves («2. … предоставлять 2 раза в год отчет …»): carried out, reported
-- and accepted like an activity, never printed in the table.
alter table activity_row add column order_clause boolean not null default false;
alter table activity_row add constraint order_clause_stands_in_no_section check (not order_clause or section_id is null);

-- The roadmap whose text a new one began with: of the period before, or of another town.
alter table roadmap add column copied_from_id uuid references roadmap;
create index roadmap_copied_from on roadmap (copied_from_id) where copied_from_id is not null;

-- «Предлагать как образец»: offered to everybody of the region who writes roadmaps, as long as the row stands.
create table roadmap_template (
  roadmap_id uuid primary key references roadmap on delete cascade,
  description text not null,
  marked_by uuid not null,
  capacity text not null,
  marked_at timestamptz not null
);
