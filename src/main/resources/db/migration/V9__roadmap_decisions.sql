-- Requisites of an act entered wrongly are corrected with a reason; what stood there before is kept.
create table act_correction (
  id uuid primary key,
  act_id uuid not null references official_act,
  kind text not null,
  issuer_text text not null,
  signatory_text text not null,
  on_date date,
  number text,
  annex_number text,
  scan_file_id uuid references stored_file,
  reason text not null,
  corrected_by uuid not null,
  by_name text not null,
  capacity text not null,
  at timestamptz not null
);
create index act_correction_act on act_correction (act_id, at);
create index act_correction_scan on act_correction (scan_file_id) where scan_file_id is not null;

-- The end of a roadmap's life, and the way back: one row a decision.
create table roadmap_ending (
  id uuid primary key,
  roadmap_id uuid not null references roadmap,
  verdict text not null check (verdict in ('COMPLETED', 'REOPENED', 'ARCHIVED', 'RESTORED')),
  reason text,
  decided_by uuid not null,
  by_name text not null,
  capacity text not null,
  at timestamptz not null
);
create index roadmap_ending_roadmap on roadmap_ending (roadmap_id, at);
