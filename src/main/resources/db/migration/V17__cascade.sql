-- A copy of an activity of the level above remembers the text it was taken from, field by field: what has been settled
-- since (taken over, or deliberately kept otherwise) moves the base forward, and is not asked again.
create table cascade_link (
  activity_id uuid primary key references activity,
  roadmap_id uuid not null references roadmap,
  parent_activity_id uuid not null references activity,
  parent_roadmap_id uuid not null references roadmap,
  -- the revision above up to which everything is settled
  base_revision_id uuid not null references revision,
  -- texts of the fields above; PRESENT while the activity was there
  base jsonb not null,
  made_by uuid not null,
  made_at timestamptz not null,
  version int not null default 0
);
create index cascade_link_roadmap on cascade_link (roadmap_id);
create index cascade_link_parent on cascade_link (parent_roadmap_id, parent_activity_id);

-- Which roadmap carries out which; activities above that stood in the revision seen last are not called new.
create table cascade_roadmap (
  roadmap_id uuid not null references roadmap,
  parent_roadmap_id uuid not null references roadmap,
  seen_revision_id uuid not null references revision,
  begun_by uuid not null,
  capacity text not null,
  begun_at timestamptz not null,
  primary key (roadmap_id, parent_roadmap_id)
);
create index cascade_roadmap_parent on cascade_roadmap (parent_roadmap_id);

-- «Обязательно для муниципалитетов»: a decision beside the approved text, one row a decision.
create table cascade_mandate (
  id uuid primary key,
  roadmap_id uuid not null references roadmap,
  activity_id uuid not null references activity,
  decided_by uuid not null,
  by_name text not null,
  capacity text not null,
  at timestamptz not null,
  ended_by uuid,
  ended_name text,
  ended_capacity text,
  ended_at timestamptz
);
create unique index cascade_mandate_one on cascade_mandate (activity_id) where ended_at is null;
create index cascade_mandate_roadmap on cascade_mandate (roadmap_id) where ended_at is null;

-- «Не берём в план»: decision of a municipality (or of a school), with the reason that the level above reads.
create table cascade_refusal (
  id uuid primary key,
  roadmap_id uuid not null references roadmap,
  parent_roadmap_id uuid not null references roadmap,
  parent_activity_id uuid not null references activity,
  -- municipality or organization that does not take it
  unit_id uuid not null,
  reason text not null,
  decided_by uuid not null,
  by_name text not null,
  capacity text not null,
  at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz
);
create unique index cascade_refusal_one on cascade_refusal (parent_activity_id, unit_id) where ended_at is null;
create index cascade_refusal_parent on cascade_refusal (parent_roadmap_id) where ended_at is null;
